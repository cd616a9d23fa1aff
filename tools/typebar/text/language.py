"""Language tags, as configurations, front matter and outputs name languages.

Source: RFC 5646, section 2.1, without the tags of old that fit no pattern (i-klingon).
"""

import re

EXAMPLES = 'a tag is "en", "en-GB", "de", "zh-Hant" or the like'
_TAG = re.compile(
    r"""
    (?: [a-z]{2,3} (?: -[a-z]{3} ){0,3}         # the language; longer names are registered for none
        (?: -[a-z]{4} )?                        # the script
        (?: -(?: [a-z]{2} | [0-9]{3} ) )?       # the region
        (?: -(?: [a-z0-9]{5,8} | [0-9][a-z0-9]{3} ) )*
        (?: -[a-wy-z0-9] (?: -[a-z0-9]{2,8} )+ )*
        (?: -x (?: -[a-z0-9]{1,8} )+ )?
      | x (?: -[a-z0-9]{1,8} )+
    )
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


def well_formed(tag: str) -> bool:
    """Whether a tag could name a language; underscores count as hyphens."""
    return _TAG.fullmatch(tag.strip().replace("_", "-")) is not None
