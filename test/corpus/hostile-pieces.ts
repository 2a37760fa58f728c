import fc from 'fast-check'

/** Hostile markup put together at random: tags that nest as no parser likes, addresses written to slip through, Markdown between. */
const tag = fc.constantFrom(
  ...[
    'a',
    'b',
    'p',
    'div',
    'span',
    'table',
    'tr',
    'td',
    'li',
    'h1',
    'sup',
    'img',
    'input',
    'details',
    'summary',
    'figure',
  ],
  ...[
    'script',
    'style',
    'svg',
    'math',
    'mtext',
    'mglyph',
    'annotation-xml',
    'foreignObject',
    'title',
    'desc',
    'template',
  ],
  ...[
    'noscript',
    'noembed',
    'noframes',
    'xmp',
    'plaintext',
    'listing',
    'textarea',
    'select',
    'option',
    'iframe',
    'object',
  ],
  ...[
    'embed',
    'form',
    'button',
    'base',
    'meta',
    'link',
    'frameset',
    'body',
    'html',
    'head',
    'marquee',
    'video',
    'audio',
  ],
  ...[
    'postil-slot',
    'postil-note',
    'postil-mark',
    'x-y',
    'image',
    'isindex',
    'keygen',
    'col',
    'caption',
    'font',
    'center',
  ],
)
const scheme = fc.constantFrom(
  ...[
    'javascript:',
    'JaVaScRiPt:',
    'java\tscript:',
    'java&#10;script:',
    '&#106;avascript:',
    ' javascript:',
    '\u0001javascript:',
  ],
  ...[
    'javascript&colon;',
    'vbscript:',
    'data:text/html,',
    'data:image/svg+xml,',
    'file:///',
    'blob:',
    'ftp://',
    'view-source:',
  ],
  ...[
    '//evil.example/',
    '\\\\evil.example\\',
    'http:evil',
    'https://x.org/',
    'mailto:a@b.c',
    '#fn-1',
    '/x',
    'x:y',
    'feed:javascript:',
  ],
)
const address = fc
  .tuple(scheme, fc.constantFrom('alert(1)', 'x', '<svg onload=alert(1)>', '"', "'", '%0aalert(1)'))
  .map(([a, b]) => a + b)
const quote = fc.constantFrom('"', "'", '', '`')
const attribute = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('href', 'src', 'cite', 'xlink:href', 'action', 'formaction', 'poster', 'srcdoc', 'background'),
      quote,
      address,
    )
    .map(([name, mark, value]) => `${name}=${mark}${value}${mark}`),
  fc.constantFrom(
    ...[
      'onclick=alert(1)',
      'onerror=alert(1)',
      'ONLOAD=alert(1)',
      'on\tx=1',
      'onfocus=alert(1) autofocus',
      'tabindex=1',
    ],
    ...[
      'style="background:url(http://evil.example)"',
      'style=x:expression(alert(1))',
      'id=fn-1',
      'id="__proto__"',
      'name=body',
    ],
    ...['class="notes"', 'role=doc-noteref', 'data-index=0', 'data-note=1', 'is=x', 'srcset="http://evil.example x"'],
    ...[
      'type=image',
      'type=checkbox',
      'checked',
      'lang="en"',
      'dir=rtl',
      'title="<img src=x onerror=alert(1)>"',
      '"',
      '/',
      '<',
    ],
  ),
)
const opening = fc
  .tuple(tag, fc.array(attribute, { maxLength: 3 }), fc.constantFrom('>', '/>', '', '>>', ' <'))
  .map(([name, attributes, end]) => `<${[name, ...attributes].join(' ')}${end}`)
const closing = tag.map((name) => `</${name}>`)
const oddity = fc.constantFrom(
  ...[
    '<!--',
    '-->',
    '--!>',
    '<!-->',
    '<![CDATA[',
    ']]>',
    '<?x',
    '?>',
    '<!doctype html>',
    '</',
    '<',
    '>',
    '&lt;',
    '&#x3c;',
    '\u0000',
  ],
  ...[
    '\ud800',
    '\u2028',
    '\ufeff',
    '\u202e',
    '`',
    '```\n',
    '\n\n',
    '\n',
    '    ',
    '> ',
    '- ',
    '# ',
    '| a |\n| - |\n| ',
    '\\',
    '*',
    '_',
  ],
)
const markdown = fc.oneof(
  address.map((value) => `[x](${value})`),
  address.map((value) => `![x](<${value}> "t")`),
  address.map((value) => `<${value}>`),
  address.map((value) => `[1]: ${value}\n`),
  fc.constantFrom(
    '[^1]',
    '[^1]: ',
    '^[',
    ']',
    '[[',
    ']]',
    '[@',
    '[x][1]',
    '![x][1]',
    'words',
    'https://x.org[^1]',
    '**',
  ),
)

/** A text of such pieces. */
export const hostileText = fc
  .array(fc.oneof({ weight: 3, arbitrary: opening }, closing, oddity, markdown), { minLength: 1, maxLength: 14 })
  .map((pieces) => pieces.join(''))
