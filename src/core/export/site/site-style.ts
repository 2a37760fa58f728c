import { PAGE_STYLE } from '../style'

const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD'
const LATIN_EXTENDED =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF'

interface Face {
  readonly family: string
  readonly style: 'normal' | 'italic'
  readonly weights: string
  readonly file: string
  readonly range: string
}

const FACES: readonly Face[] = [
  ...(['normal', 'italic'] as const).flatMap((style): Face[] => [
    {
      family: 'Source Serif 4 Variable',
      style,
      weights: '200 900',
      file: `source-serif-4-latin-opsz-${style}`,
      range: LATIN,
    },
    {
      family: 'Source Serif 4 Variable',
      style,
      weights: '200 900',
      file: `source-serif-4-latin-ext-opsz-${style}`,
      range: LATIN_EXTENDED,
    },
  ]),
  { family: 'Inter Variable', style: 'normal', weights: '100 900', file: 'inter-latin-opsz-normal', range: LATIN },
  {
    family: 'Inter Variable',
    style: 'normal',
    weights: '100 900',
    file: 'inter-latin-ext-opsz-normal',
    range: LATIN_EXTENDED,
  },
]

/** The font files that the site's style sheet names; they lie beside it. */
export const FONT_FILES: readonly string[] = [
  ...FACES.map(({ file }) => `${file}.woff2`),
  'OFL-source-serif-4.txt',
  'OFL-inter.txt',
]

const faces = FACES.map(
  ({ family, style, weights, file, range }) =>
    `@font-face{font-family:'${family}';font-style:${style};font-weight:${weights};font-display:swap;src:url(fonts/${file}.woff2) format('woff2');unicode-range:${range}}\n`,
).join('')

const LISTS = `.toc{margin:0 0 1rem}.toc ol{list-style:none;margin:0;padding:0;columns:2;column-gap:2rem;font:400 .875rem/1.75rem var(--ui)}.toc li{break-inside:avoid;display:flex;gap:.5rem}.toc a{text-decoration:none;color:var(--ink)}.toc a:hover{text-decoration:underline}.toc span{color:var(--ink-3);font-variant-numeric:tabular-nums}
.topic h2{margin:2.75rem 0 .25rem;scroll-margin-top:1rem}.topic h2 a,.topic h3 a,.item h2 a{color:inherit;text-decoration:none}.topic h2 a:hover,.topic h3 a:hover,.item h2 a:hover{text-decoration:underline}.topic h3,.topic h4{font:600 .875rem/1.5rem var(--ui);margin:1.5rem 0 .25rem}.topic>p,.entry a{text-wrap:balance}.topic>p{color:var(--ink-2);font-size:1rem;line-height:1.6;margin-bottom:.5rem}
.entries{list-style:none;margin:0;padding:0}.entry{padding:.3rem 0;font-size:1rem;line-height:1.5;display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 1.5rem;align-items:baseline}.entry a{text-decoration:none;color:var(--ink)}.entry a:hover{color:var(--accent);text-decoration:underline}.entry time,.entry .count{font:400 .8125rem/1.5rem var(--ui);color:var(--ink-3);white-space:nowrap;font-variant-numeric:tabular-nums}
.entry .sub{grid-column:1/-1;padding:.1rem 0 .1rem 1.25rem;font-size:.9375rem;line-height:1.5;color:var(--ink-2);display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 1.5rem;align-items:baseline}.entry .sub a{color:var(--ink-2)}
.lead{font-size:1.125rem;line-height:1.6;color:var(--ink-2);margin-top:.75rem}.lead+.entries{margin-top:1.25rem}.tags{margin-top:2rem;font:400 .8125rem/1.5rem var(--ui);color:var(--ink-3)}.tags a{color:inherit}.item{margin-top:2.5rem}.item h2{margin:0}.item .by{margin:.25rem 0 .5rem}.item p:last-child{color:var(--ink-2)}
.turn{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem;margin-top:2rem;font-size:1rem;line-height:1.5}.turn span{display:block;font:400 .8125rem/1.5rem var(--ui);color:var(--ink-3)}.turn a{text-decoration:none}.turn a:hover{text-decoration:underline}.turn .later{text-align:end;grid-column:2}
.source{padding:.5rem 0;font-size:1rem;line-height:1.5;overflow-wrap:anywhere}.source .in{font:400 .8125rem/1.5rem var(--ui);color:var(--ink-3);margin:0}.source .in a{color:inherit}
.search{margin-top:1.5rem}.search>div{display:flex;gap:.5rem}.search button{font:500 .875rem/1.5rem var(--ui);color:inherit;background:transparent;border:1px solid var(--line);border-radius:6px;padding:.4rem .9rem}.search label{display:block;font:600 .875rem/1.5rem var(--ui);margin-bottom:.25rem}.search input{font:inherit;width:100%;padding:.4rem .75rem;color:inherit;background:transparent;border:1px solid var(--ink-3);border-radius:6px}.search mark{background:var(--accent-soft);color:inherit}.search .count{font:400 .8125rem/1.5rem var(--ui);color:var(--ink-3);margin:.75rem 0}
.own.header{margin-top:1.5rem;color:var(--ink-2)}.foot>*+*{margin-inline-start:.75rem}.foot .own{margin:0 0 .5rem}
@media screen and (min-width:70rem){.toc{float:right;position:sticky;top:2rem;width:var(--side);margin:.25rem calc(-3rem - var(--side)) 0 0}[dir=rtl] .toc{float:left;margin:.25rem 0 0 calc(-3rem - var(--side))}.toc ol{columns:1;font-size:.8125rem}.topic:first-of-type h2{margin-top:0}}
@media (max-width:34rem){.toc ol{columns:1}.entry,.entry .sub{grid-template-columns:minmax(0,1fr)}.turn{grid-template-columns:1fr}.turn .later{text-align:start;grid-column:auto}}
@media print{.search,.toc{display:none}}
`

/** The one style sheet of the site: its faces, then the rules. */
export function siteStyle(own: string): string {
  return faces + pageRules(own)
}

/** Our rules, then the author's own. */
export function pageRules(own: string): string {
  return `${PAGE_STYLE}${LISTS}${own.trim() === '' ? '' : `\n/* The author's own */\n${own}\n`}`
}
