# ruff: noqa: E501 - a row of a table is one line
"""Time expressions of the press, read against a publication on Wednesday 15 September 2021 unless a row says otherwise."""

from datetime import date

import pytest

from extractors.dates import Role, Time, find
from extractors.text import parse

PUBLISHED = date(2021, 9, 15)

# sentence | the expression | first day | last day | precision
POINTS = """
The blast on 1 December 2019 levelled the mill. | on 1 December 2019 | 2019-12-01 | 2019-12-01 | day
The blast on 01 December, 2019 levelled the mill. | on 01 December, 2019 | 2019-12-01 | 2019-12-01 | day
The blast on December 1, 2019, levelled the mill. | on December 1, 2019 | 2019-12-01 | 2019-12-01 | day
The blast on December 1 2019 levelled the mill. | on December 1 2019 | 2019-12-01 | 2019-12-01 | day
The blast on Dec. 1, 2019 levelled the mill. | on Dec. 1, 2019 | 2019-12-01 | 2019-12-01 | day
The blast on Dec. 1 levelled the mill. | on Dec. 1 | 2020-12-01 | 2020-12-01 | day
The blast on Dec 1 levelled the mill. | on Dec 1 | 2020-12-01 | 2020-12-01 | day
The blast on 1 Dec levelled the mill. | on 1 Dec | 2020-12-01 | 2020-12-01 | day
The blast on 2 September levelled the mill. | on 2 September | 2021-09-02 | 2021-09-02 | day
The blast on September 2 levelled the mill. | on September 2 | 2021-09-02 | 2021-09-02 | day
The blast on Sept. 2 levelled the mill. | on Sept. 2 | 2021-09-02 | 2021-09-02 | day
The blast on Sep 2 levelled the mill. | on Sep 2 | 2021-09-02 | 2021-09-02 | day
The blast on 3rd May levelled the mill. | on 3rd May | 2021-05-03 | 2021-05-03 | day
The blast on the 3rd of May levelled the mill. | on the 3rd of May | 2021-05-03 | 2021-05-03 | day
The blast on the third of May levelled the mill. | on the third of May | 2021-05-03 | 2021-05-03 | day
The blast on May 3rd levelled the mill. | on May 3rd | 2021-05-03 | 2021-05-03 | day
The blast on May 3rd, 2018, levelled the mill. | on May 3rd, 2018 | 2018-05-03 | 2018-05-03 | day
The blast on 22nd March 2017 levelled the mill. | on 22nd March 2017 | 2017-03-22 | 2017-03-22 | day
The blast on the Fourth of July levelled the mill. | on the Fourth of July | 2021-07-04 | 2021-07-04 | day
The blast on 2019-12-01 levelled the mill. | on 2019-12-01 | 2019-12-01 | 2019-12-01 | day
The blast on 2019/12/01 levelled the mill. | on 2019/12/01 | 2019-12-01 | 2019-12-01 | day
The blast on 23/11/2019 levelled the mill. | on 23/11/2019 | 2019-11-23 | 2019-11-23 | day
The blast on 11/23/2019 levelled the mill. | on 11/23/2019 | 2019-11-23 | 2019-11-23 | day
The blast on 23.11.2019 levelled the mill. | on 23.11.2019 | 2019-11-23 | 2019-11-23 | day
The blast on 11/11/2019 levelled the mill. | on 11/11/2019 | 2019-11-11 | 2019-11-11 | day
The blast on 8/23 levelled the mill. | on 8/23 | 2021-08-23 | 2021-08-23 | day
The blast on 23/8 levelled the mill. | on 23/8 | 2021-08-23 | 2021-08-23 | day
The blast on 10/09/2021 levelled the mill. | on 10/09/2021 | 2021-09-10 | 2021-09-10 | day
The blast on 03-May-2013 levelled the mill. | on 03-May-2013 | 2013-05-03 | 2013-05-03 | day
The blast on Friday [10 September] levelled the mill. | on Friday [10 September] | 2021-09-10 | 2021-09-10 | day
The blast on Friday (September 10) levelled the mill. | on Friday (September 10) | 2021-09-10 | 2021-09-10 | day
The blast on Friday, 10 September 2021, levelled the mill. | on Friday, 10 September 2021 | 2021-09-10 | 2021-09-10 | day
The blast on Friday, Sept. 10, levelled the mill. | on Friday, Sept. 10 | 2021-09-10 | 2021-09-10 | day
The blast on Friday 10th September levelled the mill. | on Friday 10th September | 2021-09-10 | 2021-09-10 | day
The blast on Friday the 10th levelled the mill. | on Friday the 10th | 2021-09-10 | 2021-09-10 | day
The blast on Fri, 10 September levelled the mill. | on Fri, 10 September | 2021-09-10 | 2021-09-10 | day
The blast on Sat Sept. 11 levelled the mill. | on Sat Sept. 11 | 2021-09-11 | 2021-09-11 | day
In the early morning of Friday, September 10th, 2021, a blast levelled the mill. | In the early morning of Friday, September 10th, 2021 | 2021-09-10 | 2021-09-10 | day
During the night of Friday, on September 10, 2021, a blast levelled the mill. | During the night of Friday, on September 10, 2021 | 2021-09-10 | 2021-09-10 | day
The blast on the night of 3 May levelled the mill. | on the night of 3 May | 2021-05-03 | 2021-05-03 | day
The blast of 7 June last year levelled the mill. | 7 June last year | 2020-06-07 | 2020-06-07 | day
The blast on 7 June this year levelled the mill. | on 7 June this year | 2021-06-07 | 2021-06-07 | day
The blast on June 7 of last year levelled the mill. | on June 7 of last year | 2020-06-07 | 2020-06-07 | day
The blast on 29 February levelled the mill. | on 29 February | 2020-02-29 | 2020-02-29 | day
The blast on the 9th in the harbour levelled a mill. | on the 9th | 2021-09-09 | 2021-09-09 | day
A blast struck on the 28th, when the mill was full. | on the 28th | 2021-08-28 | 2021-08-28 | day
The blast on Christmas Eve levelled the mill. | on Christmas Eve | 2020-12-24 | 2020-12-24 | day
The blast on Christmas Day 2016 levelled the mill. | on Christmas Day 2016 | 2016-12-25 | 2016-12-25 | day
The blast on New Year's Eve levelled the mill. | on New Year's Eve | 2020-12-31 | 2020-12-31 | day
The blast on New Year's Day levelled the mill. | on New Year's Day | 2021-01-01 | 2021-01-01 | day
The blast on Easter Sunday levelled the mill. | on Easter Sunday | 2021-04-04 | 2021-04-04 | day
The blast on Good Friday levelled the mill. | on Good Friday | 2021-04-02 | 2021-04-02 | day
The blast on Easter Monday 2018 levelled the mill. | on Easter Monday 2018 | 2018-04-02 | 2018-04-02 | day
The blast on Sunday levelled the mill. | on Sunday | 2021-09-12 | 2021-09-12 | day
The blast on Wednesday levelled the mill. | on Wednesday | 2021-09-15 | 2021-09-15 | day
The blast on Thursday levelled the mill. | on Thursday | 2021-09-09 | 2021-09-09 | day
A blast Monday levelled the mill. | Monday | 2021-09-13 | 2021-09-13 | day
A blast early Saturday levelled the mill. | early Saturday | 2021-09-11 | 2021-09-11 | day
A blast late on Tuesday levelled the mill. | late on Tuesday | 2021-09-14 | 2021-09-14 | day
A blast late Tuesday night levelled the mill. | late Tuesday night | 2021-09-14 | 2021-09-14 | day
A blast on Friday night levelled the mill. | on Friday night | 2021-09-10 | 2021-09-10 | day
A blast on Friday at dawn levelled the mill. | on Friday | 2021-09-10 | 2021-09-10 | day
A blast at dawn on Friday levelled the mill. | at dawn on Friday | 2021-09-10 | 2021-09-10 | day
A blast in the early hours of Monday levelled the mill. | in the early hours of Monday | 2021-09-13 | 2021-09-13 | day
A blast shortly after midnight on Thursday levelled the mill. | shortly after midnight on Thursday | 2021-09-09 | 2021-09-09 | day
A blast just before dawn on Saturday levelled the mill. | before dawn on Saturday | 2021-09-11 | 2021-09-11 | day
A blast on the evening of Sunday levelled the mill. | on the evening of Sunday | 2021-09-12 | 2021-09-12 | day
A blast last Friday levelled the mill. | last Friday | 2021-09-10 | 2021-09-10 | day
A blast last Wednesday levelled the mill. | last Wednesday | 2021-09-08 | 2021-09-08 | day
A blast this Tuesday levelled the mill. | this Tuesday | 2021-09-14 | 2021-09-14 | day
A blast this past Sunday levelled the mill. | this past Sunday | 2021-09-12 | 2021-09-12 | day
A blast on Monday last week levelled the mill. | on Monday last week | 2021-09-06 | 2021-09-06 | day
A blast on Tuesday of last week levelled the mill. | on Tuesday of last week | 2021-09-07 | 2021-09-07 | day
A blast on Tuesday of this week levelled the mill. | on Tuesday of this week | 2021-09-14 | 2021-09-14 | day
A blast on Sunday last levelled the mill. | on Sunday last | 2021-09-12 | 2021-09-12 | day
Friday's blast levelled the mill. | Friday | 2021-09-10 | 2021-09-10 | day
Saturday night's blast levelled the mill. | Saturday night | 2021-09-11 | 2021-09-11 | day
A blast yesterday levelled the mill. | yesterday | 2021-09-14 | 2021-09-14 | day
A blast yesterday evening levelled the mill. | yesterday evening | 2021-09-14 | 2021-09-14 | day
A blast the day before yesterday levelled the mill. | the day before yesterday | 2021-09-13 | 2021-09-13 | day
A blast today levelled the mill. | today | 2021-09-15 | 2021-09-15 | day
A blast earlier today levelled the mill. | earlier today | 2021-09-15 | 2021-09-15 | day
A blast early today levelled the mill. | early today | 2021-09-15 | 2021-09-15 | day
A blast tonight levelled the mill. | tonight | 2021-09-15 | 2021-09-15 | day
A blast this morning levelled the mill. | this morning | 2021-09-15 | 2021-09-15 | day
A blast early this morning levelled the mill. | early this morning | 2021-09-15 | 2021-09-15 | day
A blast this afternoon levelled the mill. | this afternoon | 2021-09-15 | 2021-09-15 | day
A blast last night levelled the mill. | last night | 2021-09-14 | 2021-09-14 | day
A blast late last night levelled the mill. | late last night | 2021-09-14 | 2021-09-14 | day
A blast overnight levelled the mill. | overnight | 2021-09-14 | 2021-09-15 | day
A blast overnight on Sunday levelled the mill. | overnight on Sunday | 2021-09-12 | 2021-09-12 | day
A blast three days ago levelled the mill. | three days ago | 2021-09-12 | 2021-09-12 | day
A blast 10 days ago levelled the mill. | 10 days ago | 2021-09-05 | 2021-09-05 | day
A blast a day ago levelled the mill. | a day ago | 2021-09-14 | 2021-09-14 | day
A blast two nights ago levelled the mill. | two nights ago | 2021-09-13 | 2021-09-13 | day
A blast 48 hours ago levelled the mill. | 48 hours ago | 2021-09-13 | 2021-09-13 | day
A blast at the weekend levelled the mill. | at the weekend | 2021-09-11 | 2021-09-12 | day
A blast over the weekend levelled the mill. | over the weekend | 2021-09-11 | 2021-09-12 | day
A blast last weekend levelled the mill. | last weekend | 2021-09-11 | 2021-09-12 | day
Fighting a week ago emptied the town. | a week ago | 2021-09-06 | 2021-09-12 | week
Fighting two weeks ago emptied the town. | two weeks ago | 2021-08-30 | 2021-09-05 | week
Fighting last week emptied the town. | last week | 2021-09-06 | 2021-09-12 | week
Fighting late last week emptied the town. | late last week | 2021-09-09 | 2021-09-12 | week
Fighting this week emptied the town. | this week | 2021-09-13 | 2021-09-15 | week
Fighting earlier this week emptied the town. | earlier this week | 2021-09-13 | 2021-09-15 | week
Fighting in the week of August 2 emptied the town. | in the week of August 2 | 2021-08-02 | 2021-08-08 | week
Fighting in May emptied the town. | in May | 2021-05-01 | 2021-05-31 | month
Fighting in October emptied the town. | in October | 2020-10-01 | 2020-10-31 | month
Fighting in September emptied the town. | in September | 2021-09-01 | 2021-09-15 | month
Fighting in May 2013 emptied the town. | in May 2013 | 2013-05-01 | 2013-05-31 | month
Fighting in Feb. 2016 emptied the town. | in Feb. 2016 | 2016-02-01 | 2016-02-29 | month
Fighting in February, 2016 emptied the town. | in February, 2016 | 2016-02-01 | 2016-02-29 | month
Fighting in March of 2016 emptied the town. | in March of 2016 | 2016-03-01 | 2016-03-31 | month
Fighting in March last year emptied the town. | in March last year | 2020-03-01 | 2020-03-31 | month
Fighting in March this year emptied the town. | in March this year | 2021-03-01 | 2021-03-31 | month
Fighting in March of this year emptied the town. | in March of this year | 2021-03-01 | 2021-03-31 | month
Fighting last March emptied the town. | last March | 2021-03-01 | 2021-03-31 | month
Fighting last September emptied the town. | last September | 2020-09-01 | 2020-09-30 | month
Fighting this August emptied the town. | this August | 2021-08-01 | 2021-08-31 | month
Fighting in the month of June emptied the town. | in the month of June | 2021-06-01 | 2021-06-30 | month
Fighting last month emptied the town. | last month | 2021-08-01 | 2021-08-31 | month
Fighting early last month emptied the town. | early last month | 2021-08-01 | 2021-08-10 | month
Fighting this month emptied the town. | this month | 2021-09-01 | 2021-09-15 | month
Fighting earlier this month emptied the town. | earlier this month | 2021-09-01 | 2021-09-15 | month
Fighting two months ago emptied the town. | two months ago | 2021-07-01 | 2021-07-31 | month
Fighting in early August emptied the town. | in early August | 2021-08-01 | 2021-08-10 | month
Fighting in mid-August emptied the town. | in mid-August | 2021-08-11 | 2021-08-20 | month
Fighting in late August emptied the town. | in late August | 2021-08-21 | 2021-08-31 | month
Fighting in late February 2015 emptied the town. | in late February 2015 | 2015-02-21 | 2015-02-28 | month
Fighting at the beginning of August emptied the town. | at the beginning of August | 2021-08-01 | 2021-08-10 | month
Fighting at the start of August emptied the town. | at the start of August | 2021-08-01 | 2021-08-10 | month
Fighting in the middle of August emptied the town. | in the middle of August | 2021-08-11 | 2021-08-20 | month
Fighting at the end of August emptied the town. | at the end of August | 2021-08-21 | 2021-08-31 | month
Fighting towards the end of last month emptied the town. | the end of last month | 2021-08-21 | 2021-08-31 | month
Fighting in the first week of August emptied the town. | in the first week of August | 2021-08-01 | 2021-08-07 | week
Fighting in the last week of August emptied the town. | in the last week of August | 2021-08-25 | 2021-08-31 | week
Fighting in the first ten days of August emptied the town. | in the first ten days of August | 2021-08-01 | 2021-08-10 | day
Fighting in the first half of 2019 emptied the town. | in the first half of 2019 | 2019-01-01 | 2019-06-30 | month
Fighting in the second half of 2019 emptied the town. | in the second half of 2019 | 2019-07-01 | 2019-12-31 | month
Fighting in the third quarter of 2019 emptied the town. | in the third quarter of 2019 | 2019-07-01 | 2019-09-30 | month
Fighting in the first six months of 2019 emptied the town. | in the first six months of 2019 | 2019-01-01 | 2019-06-30 | month
Fighting in the last three months of 2019 emptied the town. | in the last three months of 2019 | 2019-10-01 | 2019-12-31 | month
Fighting in the first three months of this year emptied the town. | in the first three months of this year | 2021-01-01 | 2021-03-31 | month
Fighting last summer emptied the town. | last summer | 2021-06-01 | 2021-08-31 | month
Fighting this summer emptied the town. | this summer | 2021-06-01 | 2021-08-31 | month
Fighting last spring emptied the town. | last spring | 2021-03-01 | 2021-05-31 | month
Fighting last winter emptied the town. | last winter | 2020-12-01 | 2021-02-28 | month
Fighting in the summer of 2014 emptied the town. | in the summer of 2014 | 2014-06-01 | 2014-08-31 | month
Fighting in summer 2014 emptied the town. | in summer 2014 | 2014-06-01 | 2014-08-31 | month
Fighting in the winter of 2013 emptied the town. | in the winter of 2013 | 2013-12-01 | 2014-02-28 | month
Fighting in early spring emptied the town. | in early spring | 2021-03-01 | 2021-03-31 | month
Fighting in late autumn 2012 emptied the town. | in late autumn 2012 | 2012-11-01 | 2012-11-30 | month
Fighting in 2014 emptied the town. | in 2014 | 2014-01-01 | 2014-12-31 | year
Fighting in the year 2014 emptied the town. | in the year 2014 | 2014-01-01 | 2014-12-31 | year
Fighting in early 2014 emptied the town. | in early 2014 | 2014-01-01 | 2014-04-30 | year
Fighting in mid-2014 emptied the town. | in mid-2014 | 2014-05-01 | 2014-08-31 | year
Fighting in late 2014 emptied the town. | in late 2014 | 2014-09-01 | 2014-12-31 | year
Fighting at the end of 2014 emptied the town. | at the end of 2014 | 2014-09-01 | 2014-12-31 | year
Fighting in the 1990s emptied the town. | in the 1990s | 1990-01-01 | 1999-12-31 | year
Fighting last year emptied the town. | last year | 2020-01-01 | 2020-12-31 | year
Fighting late last year emptied the town. | late last year | 2020-09-01 | 2020-12-31 | year
Fighting this year emptied the town. | this year | 2021-01-01 | 2021-09-15 | year
Fighting earlier this year emptied the town. | earlier this year | 2021-01-01 | 2021-09-15 | year
Fighting earlier in the year emptied the town. | earlier in the year | 2021-01-01 | 2021-09-15 | year
Fighting in the 2017 monsoon emptied the town. | in the 2017 | 2017-01-01 | 2017-12-31 | year
Fighting two years ago emptied the town. | two years ago | 2019-01-01 | 2019-12-31 | year
Fighting a decade ago emptied the town. | a decade ago | 2011-01-01 | 2011-12-31 | year
ON SUNDAY A BLAST LEVELLED THE MILL. | ON SUNDAY | 2021-09-12 | 2021-09-12 | day
A blast on Sunday levelled the mill. | on Sunday | 2021-09-12 | 2021-09-12 | day
"""

INTERVALS = """
Weekend clashes emptied the mill. | Weekend | 2021-09-11 | 2021-09-12 | day
Men died in weekend raids. | in weekend | 2021-09-11 | 2021-09-12 | day
Raids in the first quarter emptied the mill. | in the first quarter | 2021-01-01 | 2021-03-31 | month
Raids in the fourth quarter emptied the mill. | in the fourth quarter | 2020-10-01 | 2020-12-31 | month
Raids in the year to March emptied the mill. | in the year to March | 2020-03-31 | 2021-03-31 | year
Raids in the year to 30 June emptied the mill. | in the year to 30 June | 2020-06-30 | 2021-06-30 | year
Raids over the course of two days emptied the mill. | over the course of two days | 2021-09-14 | 2021-09-15 | day
Raids from 6 a.m. Friday to 6 a.m. Sunday emptied the mill. | from 6 a.m. Friday to 6 a.m. Sunday | 2021-09-10 | 2021-09-12 | day
Raids in the 24 hours to 0900 GMT Monday emptied the mill. | in the 24 hours to 0900 GMT Monday | 2021-09-12 | 2021-09-13 | day
Raids between 6 p.m. (1500 GMT) Sunday and 5 a.m. on Monday emptied the mill. | between 6 p.m. (1500 GMT) Sunday and 5 a.m. on Monday | 2021-09-12 | 2021-09-13 | day
Raids since 7 p.m. local time Saturday have emptied the mill. | since 7 p.m. local time Saturday | 2021-09-11 | 2021-09-15 | day
The 1975-1990 civil war emptied the mill. | The 1975-1990 | 1975-01-01 | 1990-12-31 | year
The mill burned a year ago today. | a year ago today | 2020-09-15 | 2020-09-15 | day
The mill burned two months ago today. | two months ago today | 2021-07-15 | 2021-07-15 | day
The mill burned a week ago today. | a week ago today | 2021-09-08 | 2021-09-08 | day
The mill burned at 10:30 pm on Monday. | at 10:30 pm on Monday | 2021-09-13 | 2021-09-13 | day
The mayor said Tuesday that overnight shelling hit the mill. | overnight | 2021-09-13 | 2021-09-14 | day
KABUL, Sept. 14 (Newswire) - The mill burned. A barn fell overnight. | overnight | 2021-09-13 | 2021-09-14 | day
Raids from May 3 to 5 emptied the town. | from May 3 to 5 | 2021-05-03 | 2021-05-05 | day
Raids from 3 to 5 May emptied the town. | from 3 to 5 May | 2021-05-03 | 2021-05-05 | day
Raids from May 3 to June 2, 2019 emptied the town. | from May 3 to June 2, 2019 | 2019-05-03 | 2019-06-02 | day
Raids from December 28 to January 2, 2019 emptied the town. | from December 28 to January 2, 2019 | 2018-12-28 | 2019-01-02 | day
Raids from May 12 to 14, 2015, emptied the town. | from May 12 to 14, 2015 | 2015-05-12 | 2015-05-14 | day
Raids on May 12-14, 2015, emptied the town. | on May 12-14, 2015 | 2015-05-12 | 2015-05-14 | day
Raids on 12-14 May 2015 emptied the town. | on 12-14 May 2015 | 2015-05-12 | 2015-05-14 | day
Raids on 12–14 May emptied the town. | on 12–14 May | 2021-05-12 | 2021-05-14 | day
Raids on 3 and 4 May emptied the town. | on 3 and 4 May | 2021-05-03 | 2021-05-04 | day
Raids on May 3 and 4 emptied the town. | on May 3 and 4 | 2021-05-03 | 2021-05-04 | day
Raids on the 3rd and 4th of May emptied the town. | on the 3rd and 4th of May | 2021-05-03 | 2021-05-04 | day
Raids on 12, 13 and 14 May 2015 emptied the town. | on 12, 13 and 14 May 2015 | 2015-05-12 | 2015-05-14 | day
Raids between 3 and 5 May emptied the town. | between 3 and 5 May | 2021-05-03 | 2021-05-05 | day
Raids between May 3 and May 5 emptied the town. | between May 3 and May 5 | 2021-05-03 | 2021-05-05 | day
Raids between 28 August and 2 September emptied the town. | between 28 August and 2 September | 2021-08-28 | 2021-09-02 | day
Raids on Saturday and Sunday emptied the town. | on Saturday and Sunday | 2021-09-11 | 2021-09-12 | day
Raids between Friday and Sunday emptied the town. | between Friday and Sunday | 2021-09-10 | 2021-09-12 | day
Raids from Friday to Sunday emptied the town. | from Friday to Sunday | 2021-09-10 | 2021-09-12 | day
Raids from Friday night to Sunday morning emptied the town. | from Friday night to Sunday morning | 2021-09-10 | 2021-09-12 | day
Raids from Friday until Monday emptied the town. | from Friday until Monday | 2021-09-10 | 2021-09-13 | day
Raids overnight from Friday to Saturday emptied the town. | overnight from Friday to Saturday | 2021-09-10 | 2021-09-11 | day
Raids between April and June emptied the town. | between April and June | 2021-04-01 | 2021-06-30 | month
Raids between April and June this year emptied the town. | between April and June this year | 2021-04-01 | 2021-06-30 | month
Raids between April and December this year emptied the town. | between April and December this year | 2021-04-01 | 2021-09-15 | month
Raids between April and June last year emptied the town. | between April and June last year | 2020-04-01 | 2020-06-30 | month
Raids between October and March emptied the town. | between October and March | 2020-10-01 | 2021-03-31 | month
Raids between the end of March and the end of July emptied the town. | between the end of March and the end of July | 2021-03-31 | 2021-07-31 | month
Raids between the end of April and the start of June emptied the town. | between the end of April and the start of June | 2021-04-30 | 2021-06-01 | month
Raids between mid-April and late June emptied the town. | between mid-April and late June | 2021-04-11 | 2021-06-30 | month
Raids between early and mid-June emptied the town. | between early and mid-June | 2021-06-01 | 2021-06-20 | month
Raids from Saturday through Monday emptied the town. | from Saturday through Monday | 2021-09-11 | 2021-09-13 | day
Raids in the 48 hours to Monday morning emptied the town. | in the 48 hours to Monday morning | 2021-09-11 | 2021-09-13 | day
Raids in the week ending 5 September emptied the town. | in the week ending 5 September | 2021-08-30 | 2021-09-05 | week
Raids in the two weeks to Sunday emptied the town. | in the two weeks to Sunday | 2021-08-30 | 2021-09-12 | week
Raids in the first six months of the year emptied the town. | in the first six months of the year | 2021-01-01 | 2021-06-30 | month
Ten years of war have emptied the town. | Ten years | 2011-01-01 | 2021-09-15 | year
A 10-year conflict has emptied the town. | 10-year | 2011-01-01 | 2021-09-15 | year
Raids have emptied the town since the start of the offensive on 4 April. | since the start of the offensive on 4 April | 2021-04-04 | 2021-09-15 | day
Raids from April to June 2018 emptied the town. | from April to June 2018 | 2018-04-01 | 2018-06-30 | month
Raids from April 2018 to June 2019 emptied the town. | from April 2018 to June 2019 | 2018-04-01 | 2019-06-30 | month
Raids in April and May emptied the town. | in April and May | 2021-04-01 | 2021-05-31 | month
Raids in April-June 2018 emptied the town. | in April-June 2018 | 2018-04-01 | 2018-06-30 | month
Raids between 2011 and 2014 emptied the town. | between 2011 and 2014 | 2011-01-01 | 2014-12-31 | year
Raids from 2011 to 2014 emptied the town. | from 2011 to 2014 | 2011-01-01 | 2014-12-31 | year
Raids in 2011-2014 emptied the town. | in 2011-2014 | 2011-01-01 | 2014-12-31 | year
Raids in 2011–14 emptied the town. | in 2011–14 | 2011-01-01 | 2014-12-31 | year
Raids in 2013 and 2014 emptied the town. | in 2013 and 2014 | 2013-01-01 | 2014-12-31 | year
Raids since Friday have emptied the town. | since Friday | 2021-09-10 | 2021-09-15 | day
Raids since early Friday have emptied the town. | since early Friday | 2021-09-10 | 2021-09-15 | day
Raids since yesterday have emptied the town. | since yesterday | 2021-09-14 | 2021-09-15 | day
Raids since last week have emptied the town. | since last week | 2021-09-06 | 2021-09-15 | week
Raids since 3 May have emptied the town. | since 3 May | 2021-05-03 | 2021-09-15 | day
Raids since May have emptied the town. | since May | 2021-05-01 | 2021-09-15 | month
Raids since late August have emptied the town. | since late August | 2021-08-21 | 2021-09-15 | month
Raids since the end of August have emptied the town. | since the end of August | 2021-08-31 | 2021-09-15 | month
Raids since the start of August have emptied the town. | since the start of August | 2021-08-01 | 2021-09-15 | month
Raids since the beginning of the year have emptied the town. | since the beginning of the year | 2021-01-01 | 2021-09-15 | year
Raids since the start of this month have emptied the town. | since the start of this month | 2021-09-01 | 2021-09-15 | month
Raids since 2011 have emptied the town. | since 2011 | 2011-01-01 | 2021-09-15 | year
Raids since mid-2011 have emptied the town. | since mid-2011 | 2011-05-01 | 2021-09-15 | year
Raids have emptied the town since the truce collapsed in late August. | since the truce collapsed in late August | 2021-08-21 | 2021-09-15 | month
Raids have emptied the town since fighting broke out on Friday. | since fighting broke out on Friday | 2021-09-10 | 2021-09-15 | day
Raids have emptied the town since the war began in 2011. | since the war began in 2011 | 2011-01-01 | 2021-09-15 | year
Raids from January onwards have emptied the town. | from January onwards | 2021-01-01 | 2021-09-15 | month
Raids so far this year have emptied the town. | so far this year | 2021-01-01 | 2021-09-15 | year
Raids this year so far have emptied the town. | this year so far | 2021-01-01 | 2021-09-15 | year
Raids so far this month have emptied the town. | so far this month | 2021-09-01 | 2021-09-15 | month
Raids in recent days have emptied the town. | in recent days | - | 2021-09-15 | day
Raids in recent weeks have emptied the town. | in recent weeks | - | 2021-09-15 | week
Raids over the past few days have emptied the town. | over the past few days | - | 2021-09-15 | day
Raids in the last several months have emptied the town. | in the last several months | - | 2021-09-15 | month
Raids in the past week have emptied the town. | in the past week | 2021-09-09 | 2021-09-15 | week
Raids over the last month have emptied the town. | over the last month | 2021-08-15 | 2021-09-15 | month
Raids over the past year have emptied the town. | over the past year | 2020-09-15 | 2021-09-15 | year
Raids in the past two days have emptied the town. | in the past two days | 2021-09-14 | 2021-09-15 | day
Raids over the last three days have emptied the town. | over the last three days | 2021-09-13 | 2021-09-15 | day
Raids in the past 24 hours have emptied the town. | in the past 24 hours | 2021-09-14 | 2021-09-15 | day
Raids during the previous 48 hours have emptied the town. | during the previous 48 hours | 2021-09-13 | 2021-09-15 | day
Raids over just 24 hours have emptied the town. | over just 24 hours | 2021-09-14 | 2021-09-15 | day
Raids within 24 hours have emptied the town. | within 24 hours | 2021-09-14 | 2021-09-15 | day
Raids over the past two weeks have emptied the town. | over the past two weeks | 2021-09-02 | 2021-09-15 | week
Raids in the last six months have emptied the town. | in the last six months | 2021-03-15 | 2021-09-15 | month
Raids over the last two decades have emptied the town. | over the last two decades | 2001-09-15 | 2021-09-15 | year
Three days of raids and clashes have emptied the town. | Three days | 2021-09-13 | 2021-09-15 | day
The town has emptied after three weeks of fighting. | after three weeks | 2021-08-26 | 2021-09-15 | week
A two-day battle has emptied the town, with clashes in every street. | two-day | 2021-09-14 | 2021-09-15 | day
A three-day siege has emptied the town. | three-day | 2021-09-13 | 2021-09-15 | day
The country's eight-year civil war has emptied the town. | eight-year | 2013-01-01 | 2021-09-15 | year
Raids for three days have emptied the town. | for three days | 2021-09-13 | 2021-09-15 | day
"""

# sentences with two expressions: the second is checked
REFERENCES = """
A mill burned on 3 May. It had been shelled the previous day. | the previous day | 2021-05-02 | 2021-05-02 | day
A mill burned on 3 May. It had been shelled a day earlier. | a day earlier | 2021-05-02 | 2021-05-02 | day
A mill burned on 3 May. It had been shelled two days before. | two days before | 2021-05-01 | 2021-05-01 | day
A mill burned on 3 May. It had been shelled the day before. | the day before | 2021-05-02 | 2021-05-02 | day
A mill burned on 3 May. A barn burned the next day. | the next day | 2021-05-04 | 2021-05-04 | day
A mill burned on 3 May. A barn burned the following night. | the following night | 2021-05-04 | 2021-05-04 | day
A mill burned on 3 May. A barn burned the day after. | the day after | 2021-05-04 | 2021-05-04 | day
A mill burned on 3 May. A barn burned two days later. | two days later | 2021-05-05 | 2021-05-05 | day
A mill burned on 3 May. A barn burned that day. | that day | 2021-05-03 | 2021-05-03 | day
A mill burned on 3 May. A barn burned that same night. | that same night | 2021-05-03 | 2021-05-03 | day
A mill burned on 3 May. A barn burned on the same day. | on the same day | 2021-05-03 | 2021-05-03 | day
A mill burned on 3 May. A barn burned the following week. | the following week | 2021-05-10 | 2021-05-16 | week
A mill burned on 3 May. A barn burned the previous month. | the previous month | 2021-04-01 | 2021-04-30 | month
A mill burned on 3 May. A barn had burned a week earlier. | a week earlier | 2021-04-26 | 2021-05-02 | week
A mill burned on 3 May. A barn had burned a year earlier. | a year earlier | 2020-01-01 | 2020-12-31 | year
A mill burned on 3 May. A barn burned two days after the attack. | two days after the attack | 2021-05-05 | 2021-05-05 | day
A mill burned on 3 May. A barn burned a day after the shooting. | a day after the shooting | 2021-05-04 | 2021-05-04 | day
A mill burned on 3 May. A barn burned the day after the attack. | the day after the attack | 2021-05-04 | 2021-05-04 | day
A barn burned two days after Sunday's raid. | two days after Sunday | 2021-09-14 | 2021-09-14 | day
Raids went on from 3 to 9 May. In that period a barn burned. | In that period | 2021-05-03 | 2021-05-09 | day
Raids went on between April and June. A barn burned over the same period. | over the same period | 2021-04-01 | 2021-06-30 | month
Raids went on between April and June. Fewer were seen over the same period last year. | over the same period last year | 2020-04-01 | 2020-06-30 | month
The mill was shelled on Friday and burned until Sunday. | until Sunday | 2021-09-10 | 2021-09-12 | day
The mill was shelled on Friday. It has burned since then. | since then | 2021-09-10 | 2021-09-15 | day
The mill was shelled on 3 May. It has stood empty since the attack. | since the attack | 2021-05-03 | 2021-09-15 | day
The army shelled the mill on Sunday, after it fell the previous day. | the previous day | 2021-09-11 | 2021-09-11 | day
"""

# what is no date, or none that dates an event
NOTHING = """
They may march again.
March on, the general said.
The sun sat low over the hill.
A 35-year-old man and a two-year-old girl were found.
He was jailed for 20 to 42 years.
A 24-hour clinic opened.
Some 2000 homes burned in 2000 homes.
The mill lies 12/1 miles away.
The Sunday Times ran a story.
Sheffield Wednesday lost again.
The regiment has since left.
Brigade 192 came down Highway 1.
She has the time of her life.
One of the first to leave fell over.
May God bless them.
The mill produces 40 tonnes a day.
It was the second raid in three weeks.
The deadliest raid in years emptied the town.
She was 19 years of age.
The two-hour siege was the worst so far.
"""

FUTURE = """
The court will sit on Friday.
Talks are due on Monday.
A vote is planned for 3 October.
The verdict is expected next week.
Voters go to the polls tomorrow.
Results come next Sunday.
It was the deadliest raid since 2014.
Twelve candidates ran in Sunday's presidential vote.
The mill will reopen in the coming days.
The gunman is to appear ahead of Friday's vote.
The election on 26 September looms.
The blast on 20 December 2021 levelled the mill.
"""

REPORTS = """
The death toll rose to 66 on Tuesday.
The number of dead has climbed to at least 1,266 people on Tuesday.
Twelve people died, officials said on Sunday.
Twelve people died, police said Sunday.
Twelve people died, a spokesman told AFP on Monday.
Twelve people died, the ministry said in a statement on Sunday.
Twelve people died, she told reporters in the capital late on Monday.
Twelve people died, said a spokesman for the northern command on Sunday.
On Saturday, the Coastal Relief Group said that twelve people had died.
The agency on Sunday put the toll at 12.
The agency announced on Friday that twelve people had died.
Updated: Sept 13, 2021 - 5:14 PM
13 September 2021
The ministry on Friday said twelve people had died.
The governor has on Monday confirmed twelve deaths.
KABUL, Sept. 13 (Newswire) - Twelve people died.
"""

EVENTS = """
On Sunday gunmen killed 12 people, police said.
Gunmen on Sunday killed 12 people, police said.
Police said gunmen on Sunday killed 12 people.
The ministry said 12 people were killed on Sunday.
Officials confirmed that the bridge fell early on Monday.
The flood claimed on Friday the life of a miner.
Of the deaths reported from Friday to Sunday, six were in the north.
A car bomb exploded Friday near a market, a witness said.
On Friday, shells fell on the town, it said.
The deputy said he saw bodies on Sunday.
Twelve people died in a raid Sunday, according to the ministry.
"""

SCOPES = """
Raids on Friday emptied the town. | on Friday | incident
Raids overnight emptied the town. | overnight | incident
Raids from Friday to Sunday emptied the town. | from Friday to Sunday | period
Raids last week emptied the town. | last week | period
Raids in May emptied the town. | in May | period
Raids since Friday have emptied the town. | since Friday | period
Raids since late August have emptied the town. | since late August | period
Raids since last week have emptied the town. | since last week | period
Raids since May have emptied the town. | since May | cumulative
Raids since January have emptied the town. | since January | cumulative
Raids since 1 January have emptied the town. | since 1 January | cumulative
Raids since the start of the year have emptied the town. | since the start of the year | cumulative
Raids this year have emptied the town. | this year | cumulative
Raids since 2011 have emptied the town. | since 2011 | cumulative
Raids so far this year have emptied the town. | so far this year | cumulative
Raids so far this month have emptied the town. | so far this month | cumulative
Raids have emptied the town since the war began. | since the war began | cumulative
Raids have emptied the town since the conflict broke out in March. | since the conflict broke out in March | cumulative
The eight-year war has emptied the town. | eight-year | cumulative
As of Friday the town was empty. | As of Friday | cumulative
Raids in the past week have emptied the town. | in the past week | period
Raids in recent days have emptied the town. | in recent days | period
"""

# without a publication date
UNDATED = """
The mill burned on 3 May 2013. | on 3 May 2013 | 2013-05-03 | 2013-05-03 | day
The mill burned on Sunday. | on Sunday | - | - | day
The mill burned yesterday. | yesterday | - | - | day
The mill burned on 3 May. | on 3 May | - | - | day
The mill burned last week. | last week | - | - | week
The mill burned two days ago. | two days ago | - | - | day
The mill burned in May 2013. A barn had burned on 3 April. | on 3 April | 2013-04-03 | 2013-04-03 | day
The mill burned on Friday [14 March]. That was the worst fire of 2014. | on Friday [14 March] | 2014-03-14 | 2014-03-14 | day
The mill burned on Friday [14 March 2014]. A barn fell on Friday. | on Friday | 2014-03-14 | 2014-03-14 | day
The mill burned on Friday [14 March 2014] and smouldered until Saturday. | until Saturday | 2014-03-14 | 2014-03-15 | day
Police said on Saturday, 15 March 2014, that the mill burned on Friday. | on Friday | 2014-03-14 | 2014-03-14 | day
KABUL, 15 March 2014 (Newswire) - The mill burned yesterday. | yesterday | 2014-03-14 | 2014-03-14 | day
The mill burned on 3 May 2013. A barn fell the next day. | the next day | 2013-05-04 | 2013-05-04 | day
The mill has stood empty since 2011. | since 2011 | 2011-01-01 | - | year
The mill has stood empty since Friday. | since Friday | - | - | day
The mill has stood empty in recent days. | in recent days | - | - | day
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.splitlines() if line]


def lines(table: str) -> list[str]:
    return [line.strip() for line in table.strip().splitlines()]


def quoted(sentence: str, published: date | None = PUBLISHED) -> dict[str, Time]:
    text = parse(sentence)
    return {text.quote(time.first, time.last): time for time in find(text, published)}


def day(cell: str) -> date | None:
    return None if cell == "-" else date.fromisoformat(cell)


@pytest.mark.parametrize(("sentence", "expression", "start", "end", "precision"), rows(POINTS + INTERVALS + REFERENCES))
def test_expression_is_found_and_resolved(sentence: str, expression: str, start: str, end: str, precision: str) -> None:
    """Each row's expression is found whole, with its days and the unit it is stated in."""
    found = quoted(sentence)
    assert expression in found
    days = found[expression].days
    assert (days.start, days.end, days.precision.value) == (day(start), day(end), precision)


@pytest.mark.parametrize(
    ("sentence", "south", "start", "end"),
    [
        ("Fires burned the mill last summer.", False, date(2021, 6, 1), date(2021, 8, 31)),
        ("Fires burned the mill last summer.", True, date(2020, 12, 1), date(2021, 2, 28)),
        ("Snow closed the mill this winter.", True, date(2021, 6, 1), date(2021, 8, 31)),
        ("Mud buried the mill in the autumn of 2019.", True, date(2019, 3, 1), date(2019, 5, 31)),
        ("Mud buried the mill in spring.", True, date(2021, 9, 1), date(2021, 9, 15)),
    ],
)
def test_seasons_are_those_of_the_hemisphere(sentence: str, start: date, end: date, *, south: bool) -> None:
    """South of the tropics summer begins in December."""
    (time,) = find(parse(sentence), PUBLISHED, south=south)
    assert (time.days.start, time.days.end) == (start, end)


@pytest.mark.parametrize("sentence", lines(NOTHING))
def test_what_is_no_time_is_not_found(sentence: str) -> None:
    """Numbers, verbs and names that look like times date nothing."""
    dated = [time for time in quoted(sentence).values() if time.days.start or time.days.end]
    assert dated == []


@pytest.mark.parametrize("sentence", lines(FUTURE))
def test_what_is_still_to_come_dates_no_event(sentence: str) -> None:
    """A time after publication, or one the words put ahead, is found and dates nothing."""
    found = quoted(sentence)
    assert {time.role for time in found.values()} == {Role.OTHER}


@pytest.mark.parametrize("sentence", lines(REPORTS))
def test_when_it_was_said_is_a_report(sentence: str) -> None:
    """The time beside a reporting verb, in a dateline or in a date line is the report's."""
    assert Role.REPORT in {time.role for time in quoted(sentence).values()}


@pytest.mark.parametrize("sentence", lines(EVENTS))
def test_when_it_happened_is_an_event(sentence: str) -> None:
    """A reporting verb elsewhere in the sentence does not take an event's time."""
    assert Role.EVENT in {time.role for time in quoted(sentence).values()}
    assert Role.REPORT not in {time.role for time in quoted(sentence).values()}


@pytest.mark.parametrize(("sentence", "expression", "scope"), rows(SCOPES))
def test_scope_follows_the_words(sentence: str, expression: str, scope: str) -> None:
    """A day is an incident's, an interval a period; since a beginning is cumulative."""
    assert quoted(sentence)[expression].scope.value == scope


@pytest.mark.parametrize(("sentence", "expression", "start", "end", "_"), rows(UNDATED))
def test_without_publication_only_the_text_resolves(
    sentence: str, expression: str, start: str, end: str, _: str
) -> None:
    """Full dates, and what they date: the rest is found and stays open."""
    days = quoted(sentence, None)[expression].days
    assert (days.start, days.end) == (day(start), day(end))


@pytest.mark.parametrize("published", [date.min, date(1900, 1, 1), date(2100, 12, 31), date.max])
def test_publication_at_the_edge_of_the_calendar(published: date) -> None:
    """No publication date makes it raise, and nothing lies after it."""
    text = parse(" ".join(row[0] for row in rows(POINTS + INTERVALS + REFERENCES)))
    assert all(time.days.end is None or time.days.end <= published for time in find(text, published))


def test_title_gives_the_year_of_a_text_that_states_none() -> None:
    """A dated headline dates a bare day, and a bare weekday stays open."""
    text = parse("The ferry sank on 3 May.")
    (time,) = find(text, None, "Ferry disaster, 4 May 1998")
    assert time.days.start == date(1998, 5, 3)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example.co.uk/a", date(2020, 4, 3)),
        ("https://news.example.in/a", date(2020, 4, 3)),
        ("https://news.example.us/a", date(2020, 3, 4)),
        ("https://example.gov/a", date(2020, 3, 4)),
        ("https://example.com/a", None),
        ("https://example.tv/a", None),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_day_and_month_stand_as_the_outlets_country_has_them(url: str | None, day: date | None) -> None:
    """3/4/2020 is a day of April or of March; without a country it stays open."""
    found = find(parse("The blast on 03/04/2020 levelled the mill."), PUBLISHED, url=url)
    assert [time.days.start for time in found if time.days.start] == ([day] if day else [])
