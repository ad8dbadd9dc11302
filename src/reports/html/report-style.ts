/** The report's whole style: light and dark by the reader's setting, black on white on paper. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--ink:#1a1d21;--paper:#fff;--soft:#5b6470;--line:#d5dae0;--fact:#0b5c8a;--inf:#8a5a00;--claim:#6b2f8a;--bad:#b00020;--band:#8ab4d8;--box:#0b5c8a;--seed:#b00020;--end:#4d6b2f}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ed;--paper:#15181c;--soft:#a0a8b3;--line:#3a424c;--fact:#7cc0ea;--inf:#e8b65a;--claim:#cf9bea;--bad:#ff8a9a;--band:#3e688c;--box:#7cc0ea;--seed:#ff8a9a;--end:#a5c77f}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem;max-width:76rem;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
h1{font-size:1.7rem;margin:0 0 .5rem}h2{font-size:1.25rem;margin:2.2rem 0 .5rem;border-bottom:1px solid var(--line)}h3{font-size:1rem;margin:1.2rem 0 .3rem}
p,li{max-width:52rem}.soft{color:var(--soft)}.lead{font-size:1.1rem}.bad{color:var(--bad);font-weight:700}
.badge{display:inline-block;border:1px solid currentColor;border-radius:.25rem;padding:0 .4em;font-size:.8rem;font-weight:600}
.fact{color:var(--fact)}.inference{color:var(--inf)}.claim{color:var(--claim)}
.scroll{overflow-x:auto;margin:.5rem 0}
table{border-collapse:collapse;font-size:.85rem;width:100%}caption{text-align:left;color:var(--soft);padding:.2rem 0}
th,td{border:1px solid var(--line);padding:.25rem .5rem;text-align:left;vertical-align:top;font-weight:400}
thead th{font-weight:600}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.c,code,pre{font-family:ui-monospace,monospace;overflow-wrap:anywhere;word-break:break-all}.c{min-width:11rem}.t{min-width:6.5rem}
pre{white-space:pre-wrap;border:1px solid var(--line);padding:.6rem}
summary{cursor:pointer;color:var(--fact);padding:.3rem 0}
svg text{fill:var(--ink);font:11px system-ui,sans-serif}svg .l{fill:none;stroke:var(--band);stroke-opacity:.55}
svg .transaction,svg .others{fill:var(--box)}svg .others{fill-opacity:.45}svg .seed{fill:var(--seed)}svg .end{fill:var(--end)}
dt{font-weight:600}dd{margin:0 0 .5rem}
@media print{:root{--ink:#000;--paper:#fff;--soft:#333;--line:#888}body{max-width:none;padding:0;font-size:10pt}h2{break-after:avoid}tr,svg{break-inside:avoid}.scroll{overflow:visible}details::details-content{content-visibility:visible}}
`;
