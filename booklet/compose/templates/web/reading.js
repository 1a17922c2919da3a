
// Makes reading easier. Everything can be read, filled in and printed without it; it stores nothing and sends nothing.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector) => [...document.querySelectorAll(selector)];
  root.classList.add("js");

  // The contents list follows the reader.
  const rail = document.querySelector(".rail .toc");
  const links = all(".toc a");
  const places = [...new Set(links.map((link) => link.hash))].map((hash) => document.getElementById(hash.slice(1)));
  let here = null;
  const follow = () => {
    const line = innerHeight / 3;
    const atEnd = scrollY + innerHeight >= root.scrollHeight - 2 && scrollY > 0;
    const passed = places.filter((place) => atEnd || place.getBoundingClientRect().top <= line);
    const now = passed.at(-1) ?? null;
    if (now === here) return;
    here = now;
    for (const link of links) {
      const current = now !== null && link.hash === `#${now.id}`;
      if (current) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
    for (const part of all(".toc > li")) part.classList.toggle("here", part.querySelector("[aria-current]") !== null);
    const current = rail.querySelector("[aria-current]");
    if (!current) return;
    const [seen, wanted] = [rail.getBoundingClientRect(), current.getBoundingClientRect()];
    if (wanted.top < seen.top) rail.scrollTop += wanted.top - seen.top - 16;
    else if (wanted.bottom > seen.bottom) rail.scrollTop += wanted.bottom - seen.bottom + 16;
  };
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(); });
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon, { passive: true });
  follow();

  // The folded list closes when it has been used, or left.
  const folded = document.querySelector(".bar-contents");
  const fold = () => { folded.open = false; };
  for (const link of folded.querySelectorAll("a")) link.addEventListener("click", fold);
  folded.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { fold(); folded.querySelector("summary").focus(); }
  });
  document.addEventListener("click", (event) => { if (!folded.contains(event.target)) fold(); });

  // One section can be printed by itself.
  for (const button of all("button.print")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      button.closest(".section").classList.add("alone");
      root.classList.add("one-section");
      print();
    });
  }
  addEventListener("afterprint", () => {
    root.classList.remove("one-section");
    for (const section of all(".alone")) section.classList.remove("alone");
  });

  // Where style sheets cannot make a field grow with its words, this does.
  if (!CSS.supports("field-sizing", "content")) {
    for (const field of all("textarea")) {
      field.addEventListener("input", () => {
        field.style.height = "auto";
        field.style.height = `${field.scrollHeight + 2}px`;
      });
    }
  }
})();
