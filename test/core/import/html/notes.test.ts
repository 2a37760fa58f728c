import { expect, test } from 'vitest'
import { scanNotes } from '../../../../src/core/footnotes/scan'
import { htmlToMarkdown } from '../../../../src/core/import/html/html-to-markdown'

const markdown = (html: string, wordpress = false) => htmlToMarkdown(html, { wordpress }).markdown

const ONE = 'Text.[^1]\n\n[^1]: Note.\n'
const UUID = '0f8fad5b-d9cb-469f-a165-70867728950e'

/** By the number in the list of encodings: HTML of our own, and the Markdown it must become. */
const SAMPLES: readonly (readonly [name: string, html: string, expected: string])[] = [
  [
    'E1 Word in the classic editor',
    '<p>Text.<a href="#_ftn1" name="_ftnref1">[1]</a></p>\n<p><a href="#_ftnref1" name="_ftn1">[1]</a> Note.</p>',
    ONE,
  ],
  [
    'E1 marks in raised numbers, in a table cell, raised twice',
    '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>x<sup><a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a></sup></td></tr></tbody></table>' +
      '<p>y<sup><sup><a href="#_ftn2" name="_ftnref2">[2]</a></sup></sup></p><hr />' +
      '<p><a href="#_ftnref1" name="_ftn1">[1]</a> One.</p><p><a href="#_ftnref2" name="_ftn2">[2]</a> Two <em>more</em>.</p>',
    '| a     |\n| ----- |\n| x[^1] |\n\ny[^2]\n\n[^1]: One.\n\n[^2]: Two *more*.\n',
  ],
  [
    'E1 a note of several paragraphs',
    '<p>A.<a href="#_ftn1" name="_ftnref1">[1]</a> B.<a href="#_ftn2" name="_ftnref2">[2]</a></p>' +
      '<p><a href="#_ftnref1" name="_ftn1">[1]</a> One.</p><p>More of one.</p><p><a href="#_ftnref2" name="_ftn2">[2]</a> Two.</p>',
    'A.[^1] B.[^2]\n\n[^1]: One.\n\n    More of one.\n\n[^2]: Two.\n',
  ],
  [
    'E2 block editor',
    '<!-- wp:paragraph -->\n<p>Text.<a href="#_ftn1" id="_ftnref1">[1]</a></p>\n<!-- /wp:paragraph -->\n' +
      '<!-- wp:paragraph -->\n<p><a href="#_ftnref1" id="_ftn1">[1]</a> Note.</p>\n<!-- /wp:paragraph -->',
    ONE,
  ],
  ['E3 emptied anchors', '<p>Text.<a name="_ftnref1"></a>[1]</p><p><a name="_ftn1"></a>[1] Note.</p>', ONE],
  [
    'E4 Word web page, with debris, number present',
    '<p class=MsoNormal>Text.<a style=\'mso-footnote-id:ftn1\' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference>' +
      "<span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a><o:p></o:p></p>" +
      '<div style=\'mso-element:footnote-list\'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>' +
      '<div style=\'mso-element:footnote\' id=ftn1><p class=MsoFootnoteText><a style=\'mso-footnote-id:ftn1\' href="#_ftnref1" name="_ftn1">' +
      '<span class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a> Note.</p></div></div>',
    ONE,
  ],
  [
    'E4 Word on the clipboard, the notes behind the words that were copied',
    '<html><body><!--StartFragment--><p class=MsoNormal>Text.<a style=\'mso-footnote-id:ftn1\' href="#_ftn1" name="_ftnref1">[1]</a></p>' +
      "<p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></td></tr></table><div style='mso-element:footnote-list'><hr>" +
      '<div style=\'mso-element:footnote\' id=ftn1><p class=MsoFootnoteText><a style=\'mso-footnote-id:ftn1\' href="#_ftnref1" name="_ftn1">[1]</a> Note.</p></div></div></body></html>',
    ONE,
  ],
  [
    'E4 the number absent, a table in the note',
    '<p>Text.<a style=\'mso-footnote-id:ftn1\' href="#_ftn1" name="_ftnref1"><span style=\'mso-special-character:footnote\'></span></a></p>' +
      "<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p><a style='mso-footnote-id:ftn1' href=\"#_ftnref1\" name=\"_ftn1\"></a> Note.</p>" +
      '<table><tr><th>a</th></tr><tr><td>b</td></tr></table></div></div>',
    'Text.[^1]\n\n[^1]: Note.\n\n    | a |\n    | - |\n    | b |\n',
  ],
  [
    'E5 endnotes beside footnotes',
    '<p>A.<a href="#_ftn1" name="_ftnref1">[1]</a> B.<a href="#_edn1" name="_ednref1">[i]</a></p>' +
      '<p><a href="#_ftnref1" name="_ftn1">[1]</a> Foot.</p><p><a href="#_ednref1" name="_edn1">[i]</a> End.</p>',
    'A.[^1] B.[^2]\n\n[^1]: Foot.\n\n[^2]: End.\n',
  ],
  [
    'E6 absolute addresses',
    '<p>Text.<a href="file:///C:/Temp/clip.htm#_ftn1" name="_ftnref1">[1]</a></p>' +
      '<p><a href="https://site.example/post/#_ftnref1" name="_ftn1">[1]</a> Note.</p>',
    ONE,
  ],
  [
    'E7 Google Docs, a review comment beside it',
    '<b style="font-weight:normal;" id="docs-internal-guid-1"><p><span>Text.</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>' +
      '<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> See <a href="https://www.google.com/url?q=https://x.org/a%3Fb%3D1&amp;sa=D">it</a>.</p></b>' +
      '<hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Note.</span></p></div>' +
      '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Check this.</span></p></div>',
    'Text.[^1]<sup>\\[a]</sup> See [it](https://x.org/a?b=1).\n\n\\[a]Check this.\n\n[^1]: Note.\n',
  ],
  [
    'E8 LibreOffice',
    '<p>Text.<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p>' +
      '<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> Note.</p></div>',
    ONE,
  ],
  [
    'E9 plain brackets behind a rule',
    '<p>Text.[1]</p>\n<p>____________</p>\n<p>[1] Note.</p>',
    'Text.[^1]\n\n[^1]: Note.\n',
  ],
  [
    'E10 raised numbers and a list',
    '<p>Text.<sup>1</sup></p><h3>Notes</h3><ol><li>Note.</li></ol>',
    'Text.[^1]\n\n[^1]: Note.\n',
  ],
  [
    'E12 WordPress block, rendered',
    `<p>Text.<sup data-fn="${UUID}" class="fn"><a href="#${UUID}" id="${UUID}-link">1</a></sup></p>` +
      `<ol class="wp-block-footnotes"><li id="${UUID}">Note. <a href="#${UUID}-link" aria-label="Jump">↩︎</a></li></ol>`,
    ONE,
  ],
  [
    'E13 rendered',
    '<p>Text.<sup><a href="#footnote_0_123" id="identifier_0_123" class="footnote-link footnote-identifier-link" title="Note.">1</a></sup></p>' +
      '<ol class="footnotes"><li id="footnote_0_123" class="footnote">Note.<span class="footnote-back-link-wrapper"> [<a href="#identifier_0_123" class="footnote-link footnote-back-link">↩</a>]</span></li></ol>',
    ONE,
  ],
  [
    'E14 rendered',
    '<p>Text.<a class="simple-footnote" title="Note." id="return-note-123-1" href="#note-123-1"><sup>1</sup></a></p>' +
      '<div class="simple-footnotes"><p class="notes">Notes:</p><ol><li id="note-123-1">Note. <a href="#return-note-123-1">↩</a></li></ol></div>',
    ONE,
  ],
  [
    'E15 rendered',
    "<p>Text.<span id='easy-footnote-1-123' class='easy-footnote-margin-adjust'></span><span class='easy-footnote'><a href='#easy-footnote-bottom-1-123' title='Note.'><sup>1</sup></a></span></p>" +
      '<ol class="easy-footnotes-wrapper"><li class="easy-footnote-single"><span id="easy-footnote-bottom-1-123" class="easy-footnote-margin-adjust"></span>Note.<a class="easy-footnote-to-top" href=\'#easy-footnote-1-123\'></a></li></ol>',
    ONE,
  ],
  [
    'E16 rendered',
    '<p>Text.<sup class="modern-footnotes-footnote" data-mfn="1"><a href="javascript:void(0)" aria-describedby="mfn-content-7-1">1</a></sup>' +
      '<span class="modern-footnotes-footnote__note" role="tooltip" data-mfn="1" id="mfn-content-7-1">Note.</span></p>',
    ONE,
  ],
  [
    'E17 rendered',
    "<p>Text.<sup class='footnote'><a href='#fn-123-1' id='fnref-123-1'>1</a></sup></p>" +
      "<div class='footnotes' id='footnotes-123'><div class='footnotedivider'></div><ol><li id='fn-123-1'>Note. <span class='footnotereverse'><a href='#fnref-123-1'>↩</a></span></li></ol></div>",
    ONE,
  ],
  [
    'E18 rendered: the table, not the cut tooltip',
    '<p>Text.<span class="footnote_referrer"><a onclick="footnote_moveToReference_123_2(\'footnote_plugin_reference_123_2_1\');"><sup id="footnote_plugin_tooltip_123_2_1" class="footnote_plugin_tooltip_text">[1]</sup></a>' +
      '<span id="footnote_plugin_tooltip_text_123_2_1" class="footnote_tooltip">No… <span>Continue reading</span></span></span></p>' +
      '<div class="footnotes_reference_container"><table><tbody><tr class="footnotes_plugin_reference_row"><th scope="row" id="footnote_plugin_reference_123_2_1" class="footnote_plugin_index">1</th><td class="footnote_plugin_text">Note.</td></tr></tbody></table></div>',
    ONE,
  ],
  [
    'E19 Jetpack',
    '<p>Text.<sup id="fnref-1234-1"><a href="#fn-1234-1" class="jetpack-footnote" title="Read footnote.">1</a></sup></p>' +
      '<div class="footnotes"><hr /><ol><li id="fn-1234-1">Note. <a href="#fnref-1234-1">↩</a></li></ol></div>',
    ONE,
  ],
  [
    'E19 PHP Markdown Extra',
    '<p>Text.<sup id="fnref:1"><a href="#fn:1" rel="footnote">1</a></sup></p>' +
      '<div class="footnotes"><hr /><ol><li id="fn:1"><p>Note.&#160;<a href="#fnref:1" rev="footnote">&#8617;</a></p></li></ol></div>',
    ONE,
  ],
  [
    'E20 Pandoc',
    '<p>Text.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p>' +
      '<section class="footnotes" role="doc-endnotes"><hr /><ol><li id="fn1" role="doc-endnote"><p>Note.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>',
    ONE,
  ],
  [
    'E20 GFM, called twice',
    '<p>A.<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref aria-describedby="footnote-label">1</a></sup> B.' +
      '<sup><a href="#user-content-fn-1" id="user-content-fnref-1-2" data-footnote-ref>1</a></sup></p>' +
      '<section data-footnotes class="footnotes"><h2 class="sr-only" id="footnote-label">Footnotes</h2><ol><li id="user-content-fn-1"><p>Note. ' +
      '<a href="#user-content-fnref-1" data-footnote-backref class="data-footnote-backref">↩</a> <a href="#user-content-fnref-1-2" class="data-footnote-backref">↩<sup>2</sup></a></p></li></ol></section>',
    'A.[^1] B.[^1]\n\n[^1]: Note.\n',
  ],
  [
    'E20 markdown-it',
    '<p>Text.<sup class="footnote-ref"><a href="#fn1" id="fnref1:1">[1]</a></sup></p><hr class="footnotes-sep">' +
      '<section class="footnotes"><ol class="footnotes-list"><li id="fn1" class="footnote-item"><p>Note. <a href="#fnref1:1" class="footnote-backref">↩︎</a></p></li></ol></section>',
    ONE,
  ],
  [
    'E20 Mammoth',
    '<p>Text.<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup></p><ol><li id="footnote-1"><p>Note. <a href="#footnote-ref-1">↑</a></p></li></ol>',
    ONE,
  ],
  [
    'E20 Typora',
    "<p>Text.<sup class='md-footnote'><a href='#dfref-footnote-1' name='ref-footnote-1'>1</a></sup></p>" +
      "<div class='footnotes-area'><hr/><div class='footnote-line'><span class='md-fn-count'>1</span> Note. <a name='dfref-footnote-1' href='#ref-footnote-1' class='reversefootnote'>↩</a></div></div>",
    ONE,
  ],
  [
    'E20 Wikipedia',
    '<p>Text.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span class="cite-bracket">[</span>1<span class="cite-bracket">]</span></a></sup></p>' +
      '<ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> <span class="reference-text">Note.</span></li></ol>',
    ONE,
  ],
  [
    'E20 Substack',
    '<p>Text.<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a></p>' +
      '<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>Note.</p></div></div>',
    ONE,
  ],
]

for (const [name, html, expected] of SAMPLES) {
  test(`${name} gives a real note`, () => {
    expect(markdown(html)).toBe(expected)
  })
}

const TWO = 'Text.[^1] b.[^2]\n\n[^1]: Note\n\n[^2]: Two\n'

/** Signs typed by hand, without links. */
const PLAIN: readonly (readonly [name: string, html: string, expected: string])[] = [
  ...['<p>____________</p>', '<hr />', '<p>&nbsp;</p>', ''].map(
    (rule) =>
      [
        `E9 behind ${rule === '' ? 'nothing' : rule}`,
        `<p>Text.[1]</p>${rule}<p>[1] Note; second source.</p>`,
        'Text.[^1]\n\n[^1]: Note; second source.\n',
      ] as const,
  ),
  ...['Notes', 'Footnotes', 'Endnotes', 'References', 'Sources', 'Citations'].map(
    (title) =>
      [
        `E10 under ${title}`,
        `<p>Text.<sup>1</sup> b.<sup>2</sup></p><h3>${title}</h3><ol><li>Note</li><li>Two</li></ol>`,
        TWO.replace('Note\n\n', 'Note\n'),
      ] as const,
  ),
  ...['(1)|(2)', '1/|2/', '*|**', '†|‡', '[i]|[ii]', '[a]|[b]', '[n. 1]|[n. 2]', '[fn1]|[fn2]', '¹|²'].map((signs) => {
    const [a, b] = signs.split('|')
    return [`E11 ${a}, ${b}`, `<p>Text.${a} b.${b}</p><p>${a} Note</p><p>${b} Two</p>`, TWO] as const
  }),
  ['E11 raised letters', '<p>Text.<sup>a</sup> b.<sup>b</sup></p><p><sup>a</sup> Note</p><p><sup>b</sup> Two</p>', TWO],
  ['E11 raised asterisk', '<p>Text.<sup>*</sup></p><p><sup>*</sup> Note.</p>', ONE],
  [
    'E11 several notes in one mark',
    '<p>Text.[1, 2] More.[3-5] End.[1][2]</p><p>[1] a</p><p>[2] b</p><p>[3] c</p><p>[4] d</p><p>[5] e</p>',
    'Text.[^1][^2] More.[^3][^4][^5] End.[^1][^2]\n\n[^1]: a\n\n[^2]: b\n\n[^3]: c\n\n[^4]: d\n\n[^5]: e\n',
  ],
  [
    'E8 one side only',
    '<p>Text.<sup>1</sup></p><div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> Note.</p></div>',
    ONE,
  ],
  [
    'E8 endnotes',
    '<p>Text.<a class="sdendnoteanc" name="sdendnote1anc" href="#sdendnote1sym"><sup>i</sup></a></p>' +
      '<div id="sdendnote1"><p><a class="sdendnotesym" name="sdendnote1sym" href="#sdendnote1anc">i</a> Note.</p></div>',
    ONE,
  ],
  [
    'E12 early form',
    `<p>Text.<a class="fn" data-fn="${UUID}" href="#${UUID}" id="${UUID}-link">*</a></p>` +
      `<ol class="wp-block-footnotes"><li id="${UUID}">Note. <a href="#${UUID}-link">↩︎</a></li></ol>`,
    ONE,
  ],
  ['E19 left as Markdown', '<p>Text.[^1]</p><p>[^1]: Note.</p>', ONE],
  [
    'E20 MarkText',
    '<p>Text.<sup><a href="#fn-1" id="fnref-1">1</a></sup></p><section class="footnotes"><ol><li id="fn-1">Note.<a href="#fnref-1">↩</a></li></ol></section>',
    ONE,
  ],
  ['E20 FlatPress', '<p>Text.[1]</p><p>[footnotes]<br />[1] Note.</p>', ONE],
  [
    'E21 a comment',
    '<p>My title</p><p>You said.[1]</p><p>http://x.org</p><p>[1] http://y.org, 5.</p>',
    'My title\n\nYou said.[^1]\n\n<http://x.org>\n\n[^1]: <http://y.org>, 5.\n',
  ],
]

for (const [name, html, expected] of PLAIN) {
  test(`${name} gives a real note`, () => {
    expect(htmlToMarkdown(html)).toEqual({ markdown: expected, notes: scanNotes(expected).notes.length, problems: [] })
  })
}

test('E12 WordPress 6.3: notes from the meta value, also with quotation marks left bare', () => {
  const body = `<p>Text.<sup data-fn="${UUID}" class="fn"><a href="#${UUID}" id="${UUID}-link">1</a></sup></p>\n<!-- wp:footnotes /-->`
  for (const content of ['Note <em>x</em>', 'A <a href="http://x.org">link</a>']) {
    for (const stored of [JSON.stringify([{ content, id: UUID }]), `[{"content":"${content}","id":"${UUID}"}]`]) {
      const { markdown: result } = htmlToMarkdown(body, { wordpress: true, wordpressFootnotes: stored })
      expect(result).toBe(`Text.[^1]\n\n[^1]: ${content.startsWith('N') ? 'Note *x*' : 'A [link](http://x.org)'}\n`)
    }
  }
})

test('notes that plugins let one write in place', () => {
  const samples: readonly (readonly [string, string])[] = [
    ['Text ((Note <em>x</em> (1999))).', 'Text [^1].\n\n[^1]: Note *x* (1999)\n'],
    ['A ((One)) b ((ref:1)).', 'A [^1] b [^1].\n\n[^1]: One\n'],
    ['Text[ref]Note[/ref].', 'Text[^1].\n\n[^1]: Note\n'],
    ['Text[efn_note]Note[/efn_note].', 'Text[^1].\n\n[^1]: Note\n'],
    ['A[mfn]One[/mfn] b[mfn referencenumber=2]Two[/mfn].', 'A[^1] b[^2].\n\n[^1]: One\n\n[^2]: Two\n'],
    [
      'Text[1. Note with no square brackets.] and[1. Note with no square brackets.]',
      'Text[^1] and[^1]\n\n[^1]: Note with no square brackets.\n',
    ],
    ['Text[footnote]Note[/footnote].', 'Text[^1].\n\n[^1]: Note\n'],
    ['<code>[ref]x[/ref]</code> and f((x) + 1)', '`[ref]x[/ref]` and f((x) + 1)\n'],
  ]
  for (const [html, expected] of samples) expect(markdown(html, true)).toBe(expected)
})

test('a WordPress body without paragraphs: blank lines part blocks, line ends are breaks', () => {
  expect(markdown('General.[1]\nNext line.\n\n____________\n\n[1] Note; second source.\n[2] Alone.', true)).toBe(
    `General.[^1]\\\nNext line.\n\n${'\\_'.repeat(12)}\n\n[^1]: Note; second source.\n\n\\[2] Alone.\n`,
  )
})

test('Word lists become lists, its debris goes', () => {
  const item = (level: number, bullet: string, words: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${bullet}<span>&nbsp;&nbsp; </span></span><![endif]>${words}<o:p></o:p></p>`
  expect(
    markdown(
      `<!--[if gte mso 9]><xml><w:x>1</w:x></xml><![endif]--><style>p{}</style>${item(1, '·', 'One')}${item(2, 'o', 'Inner')}${item(1, '·', 'Two')}<p>After.</p>`,
    ),
  ).toBe('- One\n  - Inner\n- Two\n\nAfter.\n')
})

test('no-break spaces and lonely quotation marks survive', () => {
  expect(markdown('<p>A\u00a0“title of 8\u00a0U.S.C.</p>')).toBe('A\u00a0“title of 8\u00a0U.S.C.\n')
})

test('a mark whose note is missing, and a note nobody calls, stay as words', () => {
  expect(markdown('<p>Text.<a href="#_ftn9" name="_ftnref9">[9]</a></p>')).toContain('9')
  expect(markdown('<p>Text.</p><p><a href="#_ftnref1" name="_ftn1">[1]</a> Lost.</p>')).toContain('Lost.')
})

test('a page with an address of its own that is none converts all the same', () => {
  expect(markdown('<base href="javascript:alert(1)"><audio><p>Text <a href="http://[">x</a></p>')).toBe(
    'Text [x](http://\\[)\n',
  )
})
