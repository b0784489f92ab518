-- Which words of a phrase tell it from others? (Sorted, in lower case, without articles and conjunctions.)
create macro plain_words(phrase) as list_sort(list_distinct([
    word for word in string_split_regex(lower(strip_accents(coalesce(phrase, ''))), '[^\p{L}\p{N}]+')
    if word not in ('', 'the', 'a', 'an', 'of', 'and', 'by', 'its', 'their')
]));
comment on macro plain_words is 'The telling words of a phrase: plain_words(''the army of X'') is [army, x].';
