"""Encodings, dates and languages of pages, in tables."""

import codecs
from datetime import date

import pytest

from extractors.article import NoArticle, Refusal
from extractors.page_dates import decide, is_date_line, read_day, url_day
from extractors.page_encoding import decode
from extractors.page_file import is_html, read_text
from extractors.page_language import language_of
from extractors.page_strings import key, tidy

ACCENTS = "Señora Íñigo in Olmué – “four dead”"
META = '<meta charset="{}"><p>'


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        pytest.param("Olmué".encode(), None, "Olmué", id="UTF-8 without a word"),
        pytest.param("Olmué".encode(), "iso-8859-1", "Olmué", id="UTF-8 under a wrong header"),
        pytest.param("Olmué".encode("utf-8-sig"), "latin-1", "Olmué", id="UTF-8 with its mark"),
        pytest.param("<p>Olmué".encode("utf-16"), None, "<p>Olmué", id="UTF-16 with its mark"),
        pytest.param("<p>Olmué".encode("utf-16-le"), "utf-16le", "<p>Olmué", id="UTF-16 by header"),
        pytest.param("<p>Olmué".encode("utf-16-le"), None, "<p>Olmué", id="UTF-16 without its mark"),
        pytest.param("<p>Olmué".encode("utf-16-be"), "utf-8", "<p>Olmué", id="UTF-16 without its mark, wrong header"),
        pytest.param("Київ".encode("utf-16"), "windows-1251", "Київ", id="a mark goes before a header"),
        pytest.param(
            (META.format("windows-1251") + "Київ").encode("cp1251"),
            "iso-8859-1",
            META.format("windows-1251") + "Київ",
            id="a server's default is not believed",
        ),
        pytest.param(
            (META.format("utf-8") + "東京").encode("shift_jis"),
            "Shift_JIS",
            META.format("utf-8") + "東京",
            id="wrong meta",
        ),
        pytest.param("Olmué".encode("latin-1"), "ISO-8859-1", "Olmué", id="Latin-1 by header"),
        pytest.param(ACCENTS.encode("cp1252"), "iso-8859-1", ACCENTS, id="what is called Latin-1 is windows-1252"),
        pytest.param(
            (META.format("latin1") + "Olmué").encode("cp1252"), None, META.format("latin1") + "Olmué", id="meta"
        ),
        pytest.param(
            "Olmué has no label here at all".encode("cp1252"), None, "Olmué has no label here at all", id="bare"
        ),
        pytest.param("Olmué".encode("cp1252"), "no-such-charset", "Olmué", id="unknown label"),
        pytest.param("Olmué".encode("cp1252"), "zip", "Olmué", id="a codec that is no text"),
        pytest.param("Olmué".encode("cp1252"), "x" * 900, "Olmué", id="endless label"),
        pytest.param("Магнитогорск".encode("koi8-r"), "koi8-r", "Магнитогорск", id="KOI8 by header"),
        pytest.param("東京".encode("shift_jis"), "Shift_JIS", "東京", id="Shift JIS"),
        pytest.param("東京".encode("iso2022_jp"), "iso-2022-jp", "東京", id="seven-bit Japanese"),
        pytest.param("北京".encode("gb18030"), "gb2312", "北京", id="GB 2312 is GB 18030"),
        pytest.param("é".encode() * 40 + b"\xff", "utf-8", "é" * 40 + "\ufffd", id="one broken byte"),
        pytest.param(b"a\x00b", None, "ab", id="NUL"),
    ],
)
def test_decoding(body: bytes, charset: str | None, text: str) -> None:
    """Mark, header, meta and the bytes themselves, in the order in which they can be believed."""
    assert decode(body, charset) == text


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2026-03-07", date(2026, 3, 7)),
        ("2026-03-07T22:30:00-05:00", date(2026, 3, 8)),
        ("2026-03-07T01:00:00+0530", date(2026, 3, 6)),
        ("2026-03-07T10:00:00.123Z", date(2026, 3, 7)),
        ("2026-03-07 10:00:05", date(2026, 3, 7)),
        ("20260307", date(2026, 3, 7)),
        ("20260307101500", date(2026, 3, 7)),
        ("Sat, 07 Mar 2026 23:30:00 -0200", date(2026, 3, 8)),
        ("7 March 2026", date(2026, 3, 7)),
        ("7th of March, 2026", date(2026, 3, 7)),
        ("March 7, 2026 4:15 pm", date(2026, 3, 7)),
        ("Published: Sat. Mar 7, 2026", date(2026, 3, 7)),
        ("2026/3/7 10:00", date(2026, 3, 7)),
        ("1772877600", date(2026, 3, 7)),
        ("1772877600000", date(2026, 3, 7)),
        ("03/04/2026", None),
        ("0001-01-01T00:00:00", None),
        ("1970-01-01T00:00:00Z", None),
        ("31 February 2026", None),
        ("9999-12-31T23:59:59-14:00", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_stated_days(stated: str | None, day: date | None) -> None:
    """A stated time gives its day in UTC; what is not certain gives none."""
    found = read_day(stated)
    assert (found.day if found else None) == day


@pytest.mark.parametrize(
    ("text", "is_date"),
    [
        ("14 February 2026", True),
        ("Published: Saturday, 14 February 2026, 10:32 GMT", True),
        ("Last updated on Feb. 14, 2026 at 4:15 p.m. EST", True),
        ("2026-02-14 10:32", True),
        ("— Ann Lee, College Hill, April 15, 2019", False),
        ("Floods of 7 March 2024 left 12 dead", False),
        ("Monday morning", False),
        ("", False),
    ],
)
def test_lines_that_are_dates(text: str, *, is_date: bool) -> None:
    """A date in a line of its own dates the page; one in a sentence or below a quotation does not."""
    assert is_date_line(text) is is_date


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://post.example/2026/03/07/flood", date(2026, 3, 7)),
        ("https://post.example/world/2026/mar/07/flood", date(2026, 3, 7)),
        ("https://post.example/news/2026-03-07/flood.html", date(2026, 3, 7)),
        ("https://post.example/flood-kills-nine-2026-03-07/", date(2026, 3, 7)),
        ("https://post.example/20260307-flood", date(2026, 3, 7)),
        ("https://post.example/2026/03/flood", None),
        ("https://post.example/2026/13/40/flood", None),
        ("https://post.example/id/1720260307123", None),
        ("https://post.example/?d=2026/03/07", None),
        ("http://[bad", None),
    ],
)
def test_days_in_urls(url: str, day: date | None) -> None:
    """A whole day in the path counts; a month, a number or a query does not."""
    assert url_day(url) == day


FETCHED = date(2026, 3, 7)


@pytest.mark.parametrize(
    ("page", "feed", "in_url", "day"),
    [
        ("2026-03-05", "2026-03-06", date(2026, 3, 4), date(2026, 3, 5)),
        (None, "Fri, 06 Mar 2026 10:00:00 GMT", date(2026, 3, 4), date(2026, 3, 6)),
        ("nonsense", None, date(2026, 3, 4), date(2026, 3, 4)),
        ("2031-01-01", "2026-03-06", None, date(2026, 3, 6)),
        ("2031-01-01", None, None, None),
        ("2026-03-08", None, None, FETCHED),
        ("2026-03-08T09:00:00+13:00", None, None, FETCHED),
        ("2026-03-08T01:00:00Z", None, None, None),
        (None, None, None, None),
    ],
)
def test_the_day_decided_on(page: str | None, feed: str | None, in_url: date | None, day: date | None) -> None:
    """Page, then feed, then URL; never after the day of fetching."""
    assert decide(page, feed, in_url, FETCHED) == day


ENGLISH = (
    "At least nine people were killed and dozens injured when a bus fell into a ravine in the north of the country, "
    "the police said on Monday. It was not clear why the driver had lost control of it."
)
SAMPLES = {
    "en": ENGLISH,
    "fr": "Au moins neuf personnes ont été tuées et des dizaines d'autres blessées dans la chute d'un autocar dans un "
    "ravin du nord du pays, a annoncé la police lundi. La cause de l'accident n'est pas connue.",
    "es": "Al menos nueve personas murieron y decenas resultaron heridas al caer un autobús a un barranco en el norte "
    "del país, informó la policía el lunes. No se sabe por qué el conductor perdió el control.",
    "de": "Mindestens neun Menschen sind ums Leben gekommen und Dutzende verletzt worden, als ein Bus im Norden des "
    "Landes in eine Schlucht stürzte, teilte die Polizei am Montag mit. Die Ursache ist nicht bekannt.",
    "pt": "Pelo menos nove pessoas morreram e dezenas ficaram feridas na queda de um ônibus em uma ravina no norte do "
    "país, informou a polícia na segunda-feira. Não se sabe por que o motorista perdeu o controle.",
    "nl": "Zeker negen mensen zijn omgekomen en tientallen gewond geraakt toen een bus in het noorden van het land in "
    "een ravijn stortte, meldt de politie. Het is niet duidelijk waarom de chauffeur de macht over het stuur verloor.",
    "id": "Sedikitnya sembilan orang tewas dan puluhan luka-luka ketika sebuah bus jatuh ke jurang di bagian utara "
    "negara itu, kata polisi pada hari Senin. Belum jelas mengapa pengemudi tidak dapat menguasai kendaraan yang ini.",
    "tr": "Ülkenin kuzeyinde bir otobüsün uçuruma yuvarlanması sonucu en az dokuz kişi öldü ve çok sayıda kişi de "
    "yaralandı. Polis, sürücünün neden kontrolü kaybettiğinin henüz bilinmediğini ve bu konuda bir soruşturma olduğunu",
    "ru": "По меньшей мере девять человек погибли и десятки пострадали в результате падения автобуса в ущелье на "
    "севере страны, сообщили в полиции. Пока не ясно, почему водитель не справился с управлением и что было после.",
    "ar": "قتل تسعة أشخاص على الأقل وأصيب العشرات في سقوط حافلة في واد في شمال البلاد، كما قالت الشرطة التي لم توضح "
    "أن السائق فقد السيطرة على الحافلة بعد أن كان في طريقه من العاصمة إلى الشمال مع ركاب",
    "zh": "警方周一表示，该国北部一辆公共汽车坠入山谷，造成至少九人死亡，数十人受伤。目前尚不清楚司机为何失去控制。",
    "ja": "警察によると、国の北部でバスが谷に転落し、少なくとも九人が死亡、数十人が負傷した。原因は分かっていない。",
    "bn": "দেশের উত্তরাঞ্চলে একটি বাস খাদে পড়ে অন্তত নয়জন নিহত এবং বহু মানুষ আহত হয়েছেন বলে পুলিশ জানিয়েছে।",
}


@pytest.mark.parametrize("declared", ["en", None, "fr"])
@pytest.mark.parametrize("language", SAMPLES)
def test_languages_are_told_by_their_words(language: str, declared: str | None) -> None:
    """What a template declares does not matter where there are words enough."""
    assert language_of(SAMPLES[language], declared) == language


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("Nine dead.", "en", "en"),
        ("Nine dead.", None, None),
        ("", "fr", "fr"),
        ("Qwr tzp lmk " * 20, "en", "und"),
        ("Qwr tzp lmk " * 20, "mt", "mt"),
        (ENGLISH.upper(), None, "en"),
    ],
)
def test_short_and_strange_texts(text: str, declared: str | None, language: str | None) -> None:
    """Too short a text is what it is declared to be; an unknown one is not English."""
    assert language_of(text, declared) == language


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  Idlib\u00a0 province\r\n", "Idlib province"),
        ("1\u200b200 dis\u00adplaced", "1200 displaced"),
        ("Ma\u0301laga", "Málaga"),
        ("bell\x07\ud800", "bell"),
    ],
)
def test_clean_strings(text: str, clean: str) -> None:
    """Single spaces, composed letters, nothing that cannot be seen or stored."""
    assert tidy(text) == clean


def test_keys_join_what_prints_differently() -> None:
    """The same words in another print have the same key."""
    assert key("FOUR hurt, “as crane” falls!") == key("Four hurt as crane falls")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"<!doctype html><title>Bus falls", True),
        (b"\r\n <HTML lang=en><head>", True),
        (b"<?xml version='1.0'?>\n<!-- saved -->\n<html>", True),
        (codecs.BOM_UTF8 + b"<p>Bus falls</p>", True),
        ("<!DOCTYPE html><html>".encode("utf-16"), True),
        ("<html>".encode("utf-16-be"), True),
        (b"The tag <p> opens a paragraph, and <html> a page.", False),
        (b"<3 killed, said the message", False),
        (b"<panel>3</panel>", False),
        (b"", False),
    ],
)
def test_html_files_are_told_by_their_beginning(body: bytes, *, told: bool) -> None:
    """A page begins with a tag, whatever stands above it; a text may hold one."""
    assert is_html(body) is told


SENTENCE = "Ñandú, Żory, Київ"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Niño.\r\n\r\nTwo died.\rThree fled.".encode("cp1252"), "Niño.\n\nTwo died.\nThree fled."),
        (SENTENCE.encode("utf-16"), SENTENCE),
        (SENTENCE.encode("utf-8-sig"), SENTENCE),
        (b'{"not": "lines"}', '{"not": "lines"}'),
        (b"", ""),
    ],
)
def test_text_files_keep_their_characters(body: bytes, text: str) -> None:
    """Any encoding; a line end is one character, and nothing else changes."""
    assert read_text(body) == text


def test_a_file_that_is_no_text_is_refused() -> None:
    """What is refused says what it is."""
    assert read_text(b"%PDF-1.7 stream") == NoArticle(Refusal.WRONG_TYPE, "the file is a PDF file")
