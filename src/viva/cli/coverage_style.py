"""How the page of a coverage looks: dark and light, on a phone, on a desk, and on paper."""

from __future__ import annotations

from typing import Final

from viva.cli.coverage_signs import DISCUSS, SIGNS

_COLOURS: Final = "\n".join(
    f".{one.key} {{ color: {one.ink}; background: {one.paper} }}" for one in (*SIGNS.values(), DISCUSS)
)

STYLE: Final = f"""
:root {{ color-scheme: light dark; --paper: #faf8f4; --ink: #23262b; --muted: #5b6068; --line: #d8d3c8;
  --bar: #1f7872; --bad: #a62b22; --good: #1f6a33; --tint: #f6e3e0 }}
@media (prefers-color-scheme: dark) {{ :root {{ --paper: #16181c; --ink: #e6e4df; --muted: #9ba1aa; --line: #3c424c;
  --bar: #62b0a7; --bad: #f0958b; --good: #95cf8e; --tint: #3a2321 }} }}
* {{ box-sizing: border-box }}
body {{ margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }}
main {{ max-width: 70rem; margin: auto; padding: 1rem }}
h1 {{ font-size: 1.5rem; line-height: 1.25; margin: .5rem 0 1rem }}
h2, caption {{ font-size: 1.15rem; font-weight: 600; text-align: left; margin: 0; padding: 1.5rem 0 .5rem }}
p {{ margin: 0 0 .25rem }}
table {{ border-collapse: collapse; width: 100% }}
th {{ text-align: left; font-weight: 600 }}
th, td {{ vertical-align: top; padding: .4rem .75rem .4rem 0; overflow-wrap: anywhere }}
thead th {{ color: var(--muted); font-weight: 400; overflow-wrap: normal; border-bottom: 1px solid var(--line) }}
.levels {{ max-width: 34rem }}
.levels th {{ font-weight: 400; white-space: nowrap; width: 1%; padding-block: .15rem }}
.levels td {{ padding-block: .15rem }}
.bar {{ display: inline-block; height: .8em; background: var(--bar); border-radius: 2px }}
.passages tr {{ border-bottom: 1px solid var(--line) }}
.passages td:last-child {{ width: 42% }}
.passages td, .passages th {{ min-width: 3.5rem }}
.voice th {{ color: var(--muted); padding-top: 1.25rem }}
.never {{ background: var(--tint); box-shadow: -.5rem 0 var(--tint), .5rem 0 var(--tint) }}
.sign {{ display: inline-block; min-width: 1.5em; text-align: center; border-radius: 3px; line-height: 1.35 }}
ul {{ list-style: none; margin: 0; padding: 0 }}
li {{ margin: 0 0 .2rem }}
small, .muted {{ color: var(--muted) }}
blockquote {{ margin: .25rem 0; padding-left: .6rem; border-left: 3px solid var(--line) }}
.bad {{ color: var(--bad); font-weight: 600 }}
.good {{ color: var(--good) }}
.heard {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }}
{_COLOURS}
@media (max-width: 44rem) {{
  .passages, .passages tbody, .passages tr, .passages th, .passages td {{ display: block }}
  .passages thead {{ display: none }}
  .passages td, .passages td:last-child {{ width: auto; padding: 0 0 .4rem }}
  .passages th {{ padding: .4rem 0 0 }}
}}
@media print {{
  :root {{ --paper: #fff; --ink: #000; --muted: #444; --line: #bbb; --bar: #1f7872; --bad: #a62b22; --good: #1f6a33;
    --tint: #f6e3e0 }}
  * {{ print-color-adjust: exact; -webkit-print-color-adjust: exact }}
  main {{ max-width: none; padding: 0 }}
  body {{ font-size: 10pt }}
  tr {{ break-inside: avoid }}
}}
"""
