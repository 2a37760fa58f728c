/**
 * The look of every exported page. It needs no script and asks for nothing outside the folder; without it the pages are
 * plain HTML in reading order. The faces are named first and fall back to what any system has: one page saved alone
 * carries no fonts, since it must open in decades and be small enough to send; the site brings them as files.
 */
export const PAGE_STYLE = `:root{--read:'Source Serif 4 Variable','Source Serif 4',Charter,'Bitstream Charter',Georgia,Cambria,'Noto Serif',serif;--ui:'Inter Variable',Inter,system-ui,-apple-system,'Segoe UI',sans-serif;--bg:#fffefc;--ink:#211f1b;--ink-2:#57524a;--ink-3:#676157;--line:#e8e4dc;--accent:#27507f;--accent-hover:#1e4068;--accent-soft:#e5ecf4;--side:15.5rem;--text:33rem;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--bg:#1a1a18;--ink:#e7e4dd;--ink-2:#b3aea4;--ink-3:#a19b90;--line:#3a3935;--accent:#94b8e6;--accent-hover:#b0cbee;--accent-soft:#222e3c}}
*{box-sizing:border-box}
html{font:400 112.5%/1.667 var(--read);color:var(--ink);background:var(--bg);-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1.5rem}
body{margin:0;padding:0 1.25rem;overflow-wrap:break-word}
h1,h2,h3,h4,h5,h6,p,blockquote,figure,dl,dd,pre{margin:0}
p,li,blockquote,h1,h2,h3,td,th,dd{unicode-bidi:plaintext;text-align:start}
img,video{max-width:100%;height:auto}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:3px}a:hover{color:var(--accent-hover)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-99em}.skip:focus{left:1rem;top:1rem;background:var(--bg);padding:.5rem}
.wrap{max-width:var(--text);margin-inline:auto}
.mast{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;padding:2rem 0 0;font:500 .8125rem/1.5rem var(--ui)}.mast a{color:var(--ink-2);text-decoration:none}.mast a:hover{text-decoration:underline}.mast .name{font:600 1.125rem/1.5rem var(--read);color:var(--ink);margin-inline-end:auto}.mast nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem}
h1{font-size:clamp(1.75rem,1.35rem + 1.6vw,2.375rem);line-height:1.18;font-weight:600;letter-spacing:-.012em;text-wrap:balance;margin:3.5rem 0 0}
.by{font:400 .875rem/1.5rem var(--ui);color:var(--ink-3);margin:.75rem 0 2.25rem}.by a{color:inherit}.by span{white-space:nowrap}.by bdi{white-space:nowrap}.by i{font-style:normal}
h2,article h2{font-size:1.3125rem;line-height:1.3;font-weight:600;margin:2.25rem 0 .5rem}article h3{font-size:1.0625rem;line-height:1.4;font-weight:600;margin:1.75rem 0 .25rem}article h4,article h5,article h6{font:600 .875rem/1.5rem var(--ui);margin:1.5rem 0 .25rem}
article p+p,article aside+p,article blockquote+p,article :is(ul,ol,table,figure,pre,hr)+p,article p+:is(ul,ol){margin-top:.9rem}
article :is(ul,ol){padding-inline-start:1.5rem;margin:.9rem 0}article li{padding-inline-start:.125rem}article li+li{margin-top:.25rem}
blockquote{margin:1.25rem 0;padding-inline-start:1.25rem;border-inline-start:2px solid var(--line);color:var(--ink-2)}
hr{border:0;border-top:1px solid var(--line);margin:2rem 0}
figure{margin:1.5rem 0}figcaption{font:400 .8125rem/1.25rem var(--ui);color:var(--ink-3);margin-top:.5rem}
pre{overflow-x:auto;padding:.75rem 1rem;border:1px solid var(--line);border-radius:6px;font-size:.8125rem;line-height:1.5;margin:1.25rem 0}code{font-size:.875em;font-family:ui-monospace,'SF Mono',Consolas,monospace}
table{border-collapse:collapse;width:100%;margin:1.25rem 0;font-size:.9375rem;line-height:1.45;font-variant-numeric:tabular-nums}th,td{padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line);vertical-align:top}th{font:600 .8125rem/1.25rem var(--ui)}
sup{font:500 .6875rem/0 var(--ui);vertical-align:baseline;position:relative;top:-.52em;font-variant-numeric:tabular-nums}sup a{text-decoration:none;padding:.35rem .1rem;margin:0 -.1rem 0 -.02rem}sup a:hover{text-decoration:underline}
.small-caps{font-variant-caps:small-caps}
.sources{clear:both;margin-top:2rem;border-top:1px solid var(--line);font-size:.9375rem;line-height:1.6}.sources h2{font:600 .875rem/1.5rem var(--ui);margin:1.25rem 0 .5rem}article .sources ul{list-style:none;padding:0;margin:0}article .sources li{padding:.125rem 0 .125rem 1.75rem;text-indent:-1.75rem;margin:0;overflow-wrap:anywhere}
:target{background:var(--accent-soft);border-radius:3px;box-shadow:0 0 0 .25rem var(--accent-soft)}
.side{display:none}
.notes{margin-top:3rem;border-top:1px solid var(--line);font-size:.9375rem;line-height:1.6}.notes h2{font:600 .875rem/1.5rem var(--ui);margin:1.25rem 0 .5rem}.notes>ol{list-style:none;padding:0;margin:0;counter-reset:note}
.notes>ol>li{display:grid;grid-template-columns:1.75rem minmax(0,1fr);padding:.25rem 0;margin:0;overflow-wrap:anywhere;break-inside:avoid}.notes>ol>li::before{counter-increment:note;content:counter(note)}.notes>ol>li::before,.side b:first-child{font:500 .75rem/1.5rem var(--ui);color:var(--accent);font-variant-numeric:tabular-nums;white-space:nowrap}.notes li p+p{margin-top:.5rem}
.back{text-decoration:none;font:400 .75rem/1 var(--ui);padding:.25rem;white-space:nowrap;color:var(--ink-3)}.back:hover{text-decoration:underline}
.addendum{margin-top:3rem;border-top:1px solid var(--line)}.addendum>h2{margin-top:1.5rem}.addendum .by{margin:.25rem 0 1rem}.addendum>.by+p{margin-top:0}
.said{margin-top:3rem;border-top:1px solid var(--line)}.said>h2,.who>h2{font:600 .875rem/1.5rem var(--ui);margin:1.25rem 0 .5rem}.said ol{list-style:none;padding:0;margin:0}.said li{margin:0;padding:0}.said li>ol{margin-inline-start:1.5rem}.said .text p+p,.addendum .text p+p,.addendum>p+p{margin-top:.9rem}.said .notes ol{margin:0}.said article{padding:.75rem 0 1rem}.said header{font:400 .8125rem/1.5rem var(--ui);color:var(--ink-3)}.said header b{color:var(--ink);font-weight:600}.said header a{color:inherit;text-decoration:none}.said header a:hover{text-decoration:underline}.said header .permalink::before,.said header .re::before{content:'· '}.said .tag{border:1px solid var(--line);border-radius:4px;padding:0 .25rem;font-size:.6875rem}.said h3{font-size:1rem;line-height:1.5;font-weight:600;margin:0}.said .closed{font:400 .8125rem/1.5rem var(--ui);color:var(--ink-3)}
.said .notes,.addendum .notes{margin-top:.75rem;border:0;color:var(--ink-2)}.addendum .notes{margin-top:1.25rem;border-top:1px solid var(--line);padding-top:.75rem}
.who{margin-top:3rem;border-top:1px solid var(--line);font-size:.9375rem;line-height:1.6;color:var(--ink-2)}
.foot{margin:3rem 0;font:400 .8125rem/1.5rem var(--ui);color:var(--ink-3)}.addr{display:none}
@media screen and (min-width:70rem){
.wrap{max-width:calc(var(--text) + 3rem + var(--side));padding-inline-end:calc(3rem + var(--side))}
.side{display:block;float:right;clear:right;width:var(--side);margin-inline-end:calc(-3rem - var(--side));padding-top:.2rem;font-size:.8125rem;line-height:1.25rem;color:var(--ink-2);overflow-wrap:anywhere}
[dir=rtl] .side{float:left;clear:left}
.side p{position:relative;margin:0 0 .75rem!important}.side b:first-child{position:absolute;inset-inline-end:calc(100% + .5rem);line-height:1.25rem}.side sup{line-height:0}
.notes{clear:both;font-size:.875rem;line-height:1.375rem}.mast,h1,h1+.by{margin-inline-end:calc(-3rem - var(--side))}
}
@media (max-width:34rem){.by i{display:none}.by span{display:block;white-space:normal}h1{margin-top:2.5rem}.mast{padding-top:1.25rem}.mast .name{width:100%}.mast nav{column-gap:.625rem}}
@page{size:A4;margin:22mm 28mm 24mm 28mm;@bottom-center{content:counter(page);font:9pt Georgia,serif}}
@media print{
:root{--bg:#fff;--ink:#000;--ink-2:#000;--ink-3:#333;--line:#999;--accent:#000;--accent-hover:#000;--accent-soft:transparent;color-scheme:light}
html{font-size:10.5pt;line-height:1.5;background:none;color:#000}body{padding:0}.wrap{max-width:none;padding:0}.mast nav,.skip,.turn,.back,.nopr{display:none}.mast{padding:0}h1{font-size:21pt;margin-top:14mm}a{color:inherit;text-decoration:none}
p,li{orphans:3;widows:3}h1,h2,h3{break-after:avoid}.notes,.said{font-size:9pt;line-height:13pt}.notes>ol>li::before{font:500 8pt/13pt var(--ui)}.addr{display:block}.said{font-size:9.5pt}
.said article,.notes>ol>li,blockquote,tr,figure{break-inside:avoid}.notes a[href^='http']::after{content:' <' attr(href) '>'}
}
`
