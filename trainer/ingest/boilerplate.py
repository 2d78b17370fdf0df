"""Lines that belong to a page and not to its text: sharing, cookies, copyright, navigation.

Each rule describes a kind of line as a whole; a sentence that merely speaks of
cookies or copyright is no such line, since it is longer or goes on differently.
"""

from __future__ import annotations

import re

_MOST_WORDS = 25
_KINDS = (
    r"(?:please )?share (?:this|on|via|with)\b.*",
    r"(?:follow|like|find) us (?:on|at)\b.*",
    r"(?:subscribe|sign up|register)(?: now| today| here)?(?:[.!]|(?: to| for)\b.*)?",
    r"(?:join|get) (?:our|the) (?:free )?(?:weekly |daily )?(?:newsletter|mailing list)\b.*",
    r"(?:we|this (?:web)?site) uses? cookies\b.*",
    r"(?:accept|reject|manage)(?: all)? cookies\b.*",
    r"(?:by (?:continuing|using this site)).*(?:cookies|privacy policy|terms of).*",
    r"(?:copyright (?:©|\(c\)|\d{4}|notice\b).*|©.*|\(c\) ?\d{4}.*|.*\ball rights reserved\.?)",
    r"(?:read|learn|see|show|view|load) (?:more|less|all)(?: (?:articles|posts))?[ .:…»>→]*",
    r"(?:read (?:more|next|also)|see also|you (?:may|might) also like)\s*:.*",
    r"(?:related|recommended|recent|popular|trending) (?:articles?|posts?|stories|topics)\b.*",
    r"(?:advertisement|advertising|sponsored(?: content| post)?|promoted|ad)(?:\s*[.:–-].{0,20})?",
    r"(?:posted|published|updated|last (?:updated|modified|edited|reviewed)) ?(?:on|by|at|:)\b.*",
    r"(?:written |reviewed |photo(?:graph)? |image )?by [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}",
    r"(?:photo|image|picture)(?: credits?| courtesy)?\s*(?::|by\b|of\b).{0,60}",
    r"\d+ (?:min(?:ute)?s?)(?: to)? read",
    r"(?:leave a (?:comment|reply)|\d+ comments?|comments?(?: \(\d+\))?)",
    r"(?:skip|jump|back|return|go) to (?:the )?(?:main )?(?:content|top|home|navigation)\b.*",
    r"(?:table of )?contents|on this page|in this article",
    r"(?:click|tap) (?:here|below|the (?:link|button))\b.*",
    r"(?:log|sign) ?(?:in|out|up)(?: here)?|my account|home|menu|search|next|previous|print|close",
    r"(?:tags|filed under|categories|category)\s*:.*",
    r"terms (?:of (?:use|service)|and conditions)|privacy policy|contact us|about us",
    r"(?:https?://|www\.)\S+",
    r"\[?(?:edit|citation needed|source)\]?",
    r"(?:page )?\d+(?: (?:of|/) \d+)?",
)
_LINE = re.compile("|".join(f"(?:{kind})" for kind in _KINDS), re.IGNORECASE)


def is_boilerplate(line: str) -> bool:
    """Whether a whole block is page furniture."""
    return len(line.split()) <= _MOST_WORDS and bool(_LINE.fullmatch(line.strip()))
