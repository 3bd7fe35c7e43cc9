"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const MINOR = ":not(.layout):not(.typography)";
  let current = -1;

  // One stop for each hunk that can be seen now; a hunk with both sides is one stop.
  const stops = () => {
    const only = root.dataset.minor === "on" ? "" : MINOR;
    const found = new Map();
    for (const mark of all(`.h${only}`)) {
      const shut = mark.closest("details:not([open])");
      if (!shut && mark.getClientRects().length === 0) continue;
      if (!found.has(mark.dataset.h)) found.set(mark.dataset.h, []);
      found.get(mark.dataset.h).push(mark);
    }
    return [...found.values()];
  };
  const count = (found = stops()) => {
    for (const output of all(".counter")) output.textContent = found.length ? `${current + 1} / ${found.length}` : "";
  };
  const reveal = (element) => {
    for (let shut = element.closest("details:not([open])"); shut; shut = shut.parentElement.closest("details:not([open])")) shut.open = true;
  };
  const step = (by) => {
    const found = stops();
    if (!found.length) return;
    current = (current + by + found.length + (current < 0 && by < 0 ? 1 : 0)) % found.length;
    for (const mark of all(".current")) mark.classList.remove("current");
    for (const mark of found[current]) mark.classList.add("current");
    reveal(found[current][0]);
    found[current][0].scrollIntoView({ block: "center" });
    count(found);
  };
  const press = (name, on) => {
    for (const button of all(`[data-do="${name}"]`)) button.setAttribute("aria-pressed", String(on));
  };
  const show = (view) => {
    root.dataset.view = view;
    press("side", view === "side");
    press("inline", view === "inline");
  };
  const dark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const actions = {
    next: () => step(1),
    previous: () => step(-1),
    side: () => show("side"),
    inline: () => show("inline"),
    minor: () => {
      const on = root.dataset.minor !== "on";
      root.dataset.minor = on ? "on" : "off";
      current = -1;
      press("minor", on);
      count();
    },
    theme: () => { root.dataset.theme = dark() ? "light" : "dark"; },
    search: () => { const field = document.querySelector("nav input[type=search]"); if (field) field.focus(); },
    language: () => { root.dataset.ui = root.dataset.ui === "zh" ? "en" : "zh"; },
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button && Object.hasOwn(actions, button.dataset.do)) actions[button.dataset.do]();
  });
  const keys = { n: "next", p: "previous", "/": "search" };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea")) return;
    if (!Object.hasOwn(keys, event.key)) return;
    if (event.key === "/") event.preventDefault();
    actions[keys[event.key]]();
  });
  // Sentences of two full texts: a line leads to its places in both, a sentence to its counterpart.
  const light = (target) => {
    const pane = target.closest(".pane");
    if (pane) pane.scrollTop += target.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
    target.classList.add("lit");
  };
  const both = (targets) => {
    leader = null;
    for (const lit of all(".lit")) lit.classList.remove("lit");
    for (const target of targets) light(target);
  };
  const counterparts = (target) => [target, target.dataset.partner && document.getElementById(target.dataset.partner)].filter(Boolean);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-to]");
    if (link) {
      event.preventDefault();
      const named = link.classList.contains("to") ? all("a.to", link.parentElement) : [link];
      const targets = named.map((each) => document.getElementById(each.hash.slice(1))).filter(Boolean);
      const first = document.getElementById(link.hash.slice(1));
      both(targets.length > 1 ? targets : counterparts(first));
      first.closest(".panes").scrollIntoView({ block: "start" });
      return;
    }
    const sentence = event.target.closest(".c[data-partner]");
    if (sentence) both(counterparts(sentence));
  });
  // The pane under the pointer leads: the other one follows with the counterpart of what is read.
  let leader = null;
  const follow = (pane) => {
    const box = pane.getBoundingClientRect();
    const at = box.top + pane.clientHeight / 3;
    const read = all(".c[data-partner]", pane).find((each) => each.getBoundingClientRect().bottom >= at);
    const partner = read && document.getElementById(read.dataset.partner);
    const other = partner && partner.closest(".pane");
    if (other) other.scrollTop += partner.getBoundingClientRect().top - read.getBoundingClientRect().top;
  };
  for (const pane of all(".pane")) {
    let due = false;
    for (const kind of ["pointerenter", "focusin", "touchstart"]) pane.addEventListener(kind, () => { leader = pane; }, { passive: true });
    pane.addEventListener("scroll", () => {
      if (leader !== pane || due) return;
      due = true;
      requestAnimationFrame(() => { due = false; follow(pane); });
    }, { passive: true });
  }
  const land = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) { reveal(target); target.scrollIntoView({ block: "center" }); }
  };
  addEventListener("hashchange", land);
  addEventListener("beforeprint", () => { for (const fold of all("details.chapter")) fold.open = true; });
  count();
  land();
})();
