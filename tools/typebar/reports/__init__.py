"""What a work is made of, counted: scenes, cast, places, pages, time, words.

Everything here is pure. `study.study` looks at a work once; each topic makes a `report.Report` of
what was seen; the formats write it down and count nothing themselves.
"""
