namespace Forecast.Reports;

/// <summary>The page's style sheet.</summary>
internal static class HtmlStyle
{
    // Every pair of text and ground below has a contrast of at least 4.5 to 1 in both schemes.
    public const string Sheet = """
        :root {
          --ground: #fff; --text: #1d2127; --quiet: #59626e; --rule: #d6dae0; --strong-rule: #4a525c; --raised: #f5f6f8; --link: #0b57a4; --shade: #0003;
          --green: #12602f; --green-ground: #dff3e4; --teal: #0b5a63; --teal-ground: #daf1f3; --amber: #7a4a00; --amber-ground: #fdeecb;
          --violet: #57359a; --violet-ground: #ebe4fa; --red: #99231b; --red-ground: #fce3e0;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #15181c; --text: #e4e7eb; --quiet: #a3acb8; --rule: #363c45; --strong-rule: #8f98a4; --raised: #1e2228; --link: #85bdf7; --shade: #000a;
            --green: #97dcaa; --green-ground: #14391f; --teal: #8ad7df; --teal-ground: #0f3539; --amber: #f2c76b; --amber-ground: #3f2d08;
            --violet: #c9b5f5; --violet-ground: #2f2350; --red: #f6aca4; --red-ground: #481b17;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
        body {
          max-width: 62rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 2.5rem) 4rem; background: var(--ground); color: var(--text);
          font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: break-word;
        }
        h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
        h1 { font-size: 2rem; margin: 0 0 .5rem; }
        h2 { font-size: 1.75rem; margin: 0 0 .25rem; letter-spacing: -.01em; }
        h3 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; }
        p, ul, ol { margin: 0 0 .9rem; max-width: 44rem; }
        a { color: var(--link); text-underline-offset: .15em; }
        :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
        .quiet { color: var(--quiet); font-size: .9375rem; }
        .lead { font-size: 1.125rem; margin-top: 1rem; }
        nav { margin-top: 1.25rem; }
        nav ol { padding-left: 1.4rem; margin: 0; }
        nav li { padding: .2rem 0; }
        nav li p { margin: .1rem 0; max-width: 50rem; }
        nav details { border: 0; padding: 0; }
        nav summary { padding: .1rem 0; font-weight: 400; font-size: .9375rem; color: var(--quiet); }
        nav ul { padding-left: 1.1rem; font-size: .9375rem; }
        nav ul .quiet { font-size: .8125rem; }
        header .table { margin: 2rem 0 0; }
        header tbody th { min-width: 12rem; }
        section, footer { border-top: 1px solid var(--rule); margin-top: 2rem; padding-top: 2rem; }
        footer h2 { font-size: 1.2rem; margin-bottom: .75rem; }
        .tally { line-height: 2; max-width: none; }
        .badge { display: inline-block; margin-right: .15em; padding: .05em .55em; border-radius: 1em; font-size: .875em; line-height: 1.5; font-weight: 600; white-space: nowrap; }
        .reproduced { color: var(--green); background: var(--green-ground); }
        .code { color: var(--teal); background: var(--teal-ground); }
        .misprint { color: var(--amber); background: var(--amber-ground); }
        .tolerance { color: var(--teal); background: var(--teal-ground); }
        .other-data, .no-input { color: var(--violet); background: var(--violet-ground); }
        .differs { color: var(--red); background: var(--red-ground); }
        aside { margin: 1.5rem 0; padding: .9rem 1.1rem .2rem; background: var(--raised); border-left: 4px solid var(--strong-rule); border-radius: 0 .4rem .4rem 0; }
        aside h3 { margin: 0 0 .4rem; font-size: 1rem; }
        aside ul { padding-left: 1.2rem; }
        .scroll {
          overflow-x: auto; background:
            linear-gradient(to right, var(--ground), transparent) left / 2rem 100% no-repeat local,
            linear-gradient(to left, var(--ground), transparent) right / 2rem 100% no-repeat local,
            linear-gradient(to right, var(--shade), transparent) left / .6rem 100% no-repeat scroll,
            linear-gradient(to left, var(--shade), transparent) right / .6rem 100% no-repeat scroll;
        }
        figure { margin: 0 0 2rem; }
        .paper { background: #fff; border: 1px solid var(--rule); border-radius: .4rem; padding: .5rem; }
        .paper svg { display: block; width: 100%; height: auto; margin: 0 auto; }
        .narrow { display: none; }
        .narrow svg { max-width: 30rem; }
        figcaption { color: var(--quiet); font-size: .9375rem; margin-top: .5rem; }
        .file { font-size: .875rem; margin-left: .35rem; }
        .table { margin: 0 0 2.25rem; }
        .table .note .file { margin-left: 0; }
        table { border-collapse: collapse; font-size: .875rem; line-height: 1.4; font-variant-numeric: tabular-nums; border-bottom: 2px solid var(--strong-rule); }
        caption { text-align: left; font-weight: 600; font-size: 1rem; padding-bottom: .5rem; }
        caption span { display: block; position: sticky; left: 0; width: max-content; max-width: min(44rem, 100vw - 4.5rem); }
        th, td { padding: .3rem .6rem; text-align: left; vertical-align: top; max-width: 26rem; overflow-wrap: normal; }
        tbody th { min-width: 7.5rem; }
        .long { min-width: 15rem; }
        thead th:first-child, tbody th { padding-left: .25rem; }
        thead th { font-weight: 600; vertical-align: bottom; border-top: 2px solid var(--strong-rule); border-bottom: 1px solid var(--strong-rule); }
        tbody th { font-weight: 400; }
        tbody + tbody tr:first-child > * { border-top: 1px solid var(--rule); padding-top: .6rem; }
        tbody:not(:last-child) tr:last-child > * { padding-bottom: .6rem; }
        .num { text-align: right; white-space: nowrap; }
        thead .num { white-space: normal; }
        .note { color: var(--quiet); font-size: .875rem; margin: .5rem 0 0; }
        details { border: 1px solid var(--rule); border-radius: .4rem; padding: 0 1rem; }
        summary { cursor: pointer; padding: .7rem 0; font-weight: 600; }
        details > .note:last-child { margin-bottom: 1rem; }
        pre { background: var(--raised); border-radius: .4rem; padding: .8rem 1rem; font-size: .9rem; line-height: 1.5; margin: 0 0 .9rem; }
        code { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; }
        footer table { font-size: .8125rem; }
        @media (max-width: 48rem) {
          .wide { display: none; }
          .narrow { display: block; }
        }
        @media (max-width: 40rem) {
          header tbody th { min-width: 7.5rem; }
          body { font-size: 1rem; }
          h2 { font-size: 1.45rem; }
          .lead { font-size: 1.0625rem; }
          th, td { padding: .3rem .5rem; }
          .long { min-width: 11rem; }
          .paper { padding: .25rem; }
          thead th:first-child, tbody th { position: sticky; left: 0; background: var(--ground); max-width: 9rem; }
        }
        @media print {
          :root {
            --ground: #fff; --text: #000; --quiet: #444; --rule: #bbb; --strong-rule: #000; --raised: #fff; --link: #000;
          }
          body { max-width: none; padding: 0; font-size: 10pt; }
          section { break-before: page; border-top: 0; margin-top: 0; padding-top: 0; }
          section:first-of-type { break-before: auto; margin-top: 1.5rem; }
          details::details-content { content-visibility: visible; height: auto; }
          figure, tr, aside { break-inside: avoid; }
          h2, h3, caption { break-after: avoid; }
          thead { display: table-header-group; }
          .scroll { overflow: visible; }
          .paper { border: 0; padding: 0; }
          .wide { display: block; }
          .narrow { display: none; }
          .paper svg { max-height: 23cm; }
          nav details, .table > details > summary { display: none; }
          .table > details { border: 0; padding: 0; }
          .num { white-space: normal; }
          .file { display: none; }
          .badge { border: 1px solid currentColor; background: none; color: #000; }
          pre { white-space: pre-wrap; border: 1px solid var(--rule); }
        }

        """;
}
