// Search: what can be found comes as scripts, in parts, when it is asked for; the index over it is made
// here, a few milliseconds at a time.
(function () {
  "use strict";

  var palette = document.getElementById("palette");
  if (!palette || !palette.showModal) return;
  var fold = window.kamdocs.fold;
  var words = palette.dataset;
  var box = palette.querySelector("input");
  var list = palette.querySelector("[role=listbox]");
  var status = palette.querySelector("[role=status]");

  var SHOWN = 20;
  var WEIGHED = 2000;
  var SLICE = 8;
  var AROUND = 60;
  var EXCERPT = 170;
  // By the order of the kinds: accounts first, rules last.
  var WEIGHTS = [4, 3, 2.5, 2, 2, 0.7, 3, 1, 2, 2, 2];

  var places = [];
  var read = 0;
  var kinds = [];
  var waiting = [];
  var later = [];
  var names = null;
  var rest = null;
  var filling = null;
  var isReading = true;
  var wantsRest = false;
  var isAll = true;
  var chosen = -1;

  // --- Reading: names when the palette opens, other texts once too few are found ---

  function load(address, then) {
    var script = document.createElement("script");
    script.src = address;
    script.onload = script.onerror = then;
    document.head.appendChild(script);
  }

  function make() {
    return new window.MiniSearch({
      fields: ["title", "where", "text"],
      tokenize: split,
      processTerm: term => fold(term) || null,
      searchOptions: { boost: { title: 4, text: 1, where: 0.5 }, weights: { prefix: 0.6, fuzzy: 0.2 } }
    });
  }

  function split(text) {
    return text.replace(/l[·.]l/gi, "ll").split(/[^\p{L}\p{M}\p{N}]+/u);
  }

  function begin() {
    if (filling) return;
    filling = {};
    load(words.engine, () => {
      names = filling = make();
      rest = make();
      load(words.places, take);
    });
  }

  function take() {
    (window.kamdocsPlaces || []).splice(0).forEach(part => {
      if (part.kinds) { kinds = part.kinds; waiting = part.names; later = part.rest; }
      part.places.forEach(found => {
        var page = part.pages[found[1]];
        var of = page[1] === found[3] ? "" : page[1];
        places.push({
          id: places.length, kind: found[0], path: page[0], anchor: found[2], title: found[3], text: found[4],
          of: of, where: filling === names ? of : ""
        });
      });
    });
    pump();
  }

  function pump() {
    var end = performance.now() + SLICE;
    while (read < places.length && performance.now() < end) filling.add(places[read++]);
    if (read < places.length) return void setTimeout(pump);
    isReading = false;
    readOn();
    search();
  }

  function readOn() {
    if (isReading || !(waiting.length || (wantsRest && later.length))) return;
    isReading = true;
    if (!waiting.length) filling = rest;
    load(words.root + (waiting.length ? waiting : later).shift(), take);
  }

  // --- Asking ---

  function begins(term, number, terms) { return term.length > 1 || number === terms.length - 1; }

  function slip(term) { return term.length > 3 && !/\d/.test(term) ? 0.2 : 0; }

  // Which places have all words, or the most of them, is counted first; of many, the first are weighed.
  function ask(index, query, options) {
    var terms = split(query).filter(Boolean);
    var counts = new Uint16Array(places.length);
    var last = counts.slice();
    var isAny = options.combineWith;
    function count(term, number) {
      var isFound = isAny;
      index.search(term, { ...options, prefix: begins(term, number, terms), boostDocument: id => {
        if (last[id] > number) return;
        last[id] = number + 1;
        if (++counts[id] > number) isFound = true;
      } });
      return isFound;
    }
    if (!terms.every(count)) return [];
    var wanted = isAny ? counts.reduce((one, other) => Math.max(one, other), 1) : terms.length;
    var left = WEIGHED;
    last = counts.map(count => count === wanted && left-- > 0);
    return index.search(terms.join(" "), { combineWith: "AND", ...options, prefix: begins, boostDocument: id => last[id] && (WEIGHTS[places[id].kind] || 1) });
  }

  function withRest(hits, query, options) {
    return hits.concat(ask(rest, query, options)).sort((one, two) => two.score - one.score);
  }

  function find(query) {
    var hits = ask(names, query, { fields: ["title"] });
    // One or two letters begin nearly everything: only names are looked at.
    isAll = query.length < 3;
    if (isAll) return hits;
    if (hits.length < SHOWN) hits = ask(names, query, {});
    if (hits.length >= SHOWN) return hits;
    isAll = wantsRest = true;
    readOn();
    hits = withRest(hits, query, {});
    // Slips are only thought of where too little is written as it was asked.
    if (hits.length < SHOWN && split(query).some(slip)) hits = withRest(ask(names, query, { fuzzy: slip }), query, { fuzzy: slip });
    if (!hits.length && !isReading) hits = ask(names, query, { fuzzy: slip, combineWith: "OR" });
    return hits;
  }

  function search() {
    if (!names || !palette.open) return;
    var query = box.value.trim();
    var started = performance.now();
    var found = query ? find(query) : [];
    words.took = (performance.now() - started).toFixed(1);
    var kept = chosen > 0 && list.children[chosen] ? list.children[chosen].href : "";
    list.textContent = "";
    found.slice(0, SHOWN).forEach((hit, number) => list.appendChild(option(hit, number)));
    choose(Math.max(0, [...list.children].findIndex(each => each.href === kept)));
    box.setAttribute("aria-expanded", found.length > 0);
    say(query, found.length, isAll && found.length < WEIGHED ? "" : "+");
  }

  function say(query, count, more) {
    var text = "";
    if (query && count) text = (count > SHOWN || more ? words.many : words.some).replace("#", count + more).replace("%", SHOWN);
    else if (query) text = words.none;
    if (isReading) text += (text ? " · " : "") + words.reading;
    if (status.textContent !== text) status.textContent = text;
  }

  // --- Showing ---

  function option(hit, number) {
    var place = places[hit.id];
    var terms = new Set(hit.terms);
    var link = document.createElement("a");
    link.id = "found-" + number;
    link.setAttribute("role", "option");
    link.tabIndex = -1;
    link.href = words.root + encodeURI(place.path) + (place.anchor ? "#" + encodeURIComponent(place.anchor) : "");
    link.appendChild(marked("b", place.title, terms));
    var of = document.createElement("span");
    of.className = "of";
    of.textContent = kinds[place.kind] + (place.of ? " · " + place.of : "");
    link.appendChild(of);
    if (place.text) link.appendChild(marked("span", excerpt(place.text, terms), terms));
    return link;
  }

  function eachWord(text, visit) {
    var pattern = /[\p{L}\p{M}\p{N}]+(?:[·.](?=l)[\p{L}\p{M}\p{N}]+)*/giu;
    for (var word = pattern.exec(text); word; word = pattern.exec(text)) {
      if (visit(word[0], word.index) === false) return;
    }
  }

  function folded(word) {
    return fold(word.replace(/l\.l/gi, "ll"));
  }

  function excerpt(text, terms) {
    var at = 0;
    eachWord(text, (word, place) => {
      if (terms.has(folded(word))) { at = place; return false; }
    });
    var start = at <= AROUND ? 0 : text.indexOf(" ", at - AROUND) + 1;
    var end = text.length <= start + EXCERPT ? text.length : text.lastIndexOf(" ", start + EXCERPT);
    return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
  }

  function marked(tag, text, terms) {
    var holder = document.createElement(tag);
    var done = 0;
    eachWord(text, (word, place) => {
      if (!terms.has(folded(word))) return;
      holder.append(text.slice(done, place));
      var mark = document.createElement("mark");
      mark.textContent = word;
      holder.append(mark);
      done = place + word.length;
    });
    holder.append(text.slice(done));
    return holder;
  }

  function choose(number) {
    var options = list.children;
    chosen = options.length ? (number + options.length) % options.length : -1;
    [...options].forEach((each, at) => {
      each.setAttribute("aria-selected", at === chosen);
    });
    if (chosen < 0) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  }

  // --- Opening, keys ---

  function open() {
    if (palette.open) return;
    palette.showModal();
    box.focus();
    box.select();
    begin();
    search();
  }

  window.kamdocs.all("[data-search]").forEach(button => button.addEventListener("click", open));
  box.addEventListener("input", () => { chosen = 0; search(); });
  box.addEventListener("keydown", event => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
    }
    if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      list.children[chosen].dispatchEvent(new MouseEvent("click", {
        bubbles: true, cancelable: true, ctrlKey: event.ctrlKey, metaKey: event.metaKey
      }));
    }
  });
  palette.addEventListener("click", event => {
    if (event.target === palette || (event.target.closest("a") && !event.ctrlKey && !event.metaKey)) palette.close();
  });
  document.addEventListener("keydown", event => {
    var isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    var isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isSlash || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      open();
    }
  });
})();
