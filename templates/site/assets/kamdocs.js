// What every page gains with JavaScript: the build's stamp, a theme, folded parts that open when they are
// led to. Everything is readable without it. Classic scripts, since pages are opened from folders too.
(function () {
  "use strict";

  var root = document.documentElement;
  var language = root.lang || "en";

  function all(selector, from) {
    return [...(from || document).querySelectorAll(selector)];
  }

  function fold(text) {
    return text.toLowerCase().replace(/l·l/g, "ll").normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  }

  window.kamdocs = { all: all, fold: fold, language: language };

  // --- The build's day and commit ---

  var build = window.kamdocsBuild;
  if (build) {
    all("[data-build]").forEach(place => {
      var value = build[place.dataset.build];
      if (!value) return;
      if (place.dataset.build === "day") {
        place.textContent = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
          day: "numeric", month: "short", year: "numeric", timeZone: "UTC"
        }).format(new Date(value + "T00:00:00Z"));
      } else {
        place.textContent = place.dataset.build === "commit" ? value.slice(0, 10) : value;
      }
      var holder = place.closest("[data-build-line]");
      if (holder) holder.hidden = false;
    });
  }

  // --- Theme ---

  all("[data-theme-switch]").forEach(button => {
    var order = ["system", "light", "dark"];
    function current() { return root.dataset.theme || "system"; }
    function label() {
      var text = button.dataset[current()];
      button.title = text;
      button.querySelector(".sr").textContent = text;
    }
    button.addEventListener("click", () => {
      var next = order[(order.indexOf(current()) + 1) % order.length];
      if (next === "system") delete root.dataset.theme; else root.dataset.theme = next;
      try { localStorage.setItem("kamdocs-theme", next); } catch (error) { /* for this page only */ }
      label();
    });
    label();
  });

  // --- A link into a folded part opens it ---

  function unfold() {
    var place = document.querySelector(":target");
    var folded = place && place.closest("details:not([open])");
    if (!folded) return;
    for (; folded; folded = folded.parentElement.closest("details")) folded.open = true;
    place.scrollIntoView({ behavior: "instant" });
  }
  window.addEventListener("hashchange", unfold);
  unfold();

  // --- Paper shows what is folded ---

  window.addEventListener("beforeprint", () => {
    all("main details:not([open])").forEach(part => { part.open = true; part.dataset.folded = ""; });
  });
  window.addEventListener("afterprint", () => {
    all("details[data-folded]").forEach(part => { part.open = false; delete part.dataset.folded; });
  });
  document.addEventListener("click", event => {
    all("details.drop[open]").forEach(part => { if (!part.contains(event.target)) part.open = false; });
  });
})();
