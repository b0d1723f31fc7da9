// Waits, by a script that the server answers only when there is news, until this page or its banner
// changes: the policy of the pages allows scripts of their own server, and nothing else.
(function () {
  "use strict";

  var me = document.currentScript.dataset;
  var content = me.content, banner = me.banner;
  var place = document.getElementById("kamdocs-preview");
  var isWaiting = false, number = 0;
  var KEPT = "kamdocs-preview";

  function folds() { return Array.prototype.slice.call(document.querySelectorAll("main details")); }

  function keep() {
    var open = folds().map(function (each) { return each.open; });
    try { sessionStorage.setItem(KEPT, JSON.stringify({ page: me.page, open: open })); } catch (error) { /* shown folded */ }
  }

  function restore() {
    try {
      var kept = JSON.parse(sessionStorage.getItem(KEPT) || "null");
      sessionStorage.removeItem(KEPT);
      if (!kept || kept.page !== me.page) return;
      folds().forEach(function (each, index) { if (index in kept.open) each.open = kept.open[index]; });
    } catch (error) { /* shown as it comes */ }
  }

  window.kamdocsPreview = function (news) {
    if (news.content !== content) {
      keep();
      location.reload();
    } else if (news.banner !== banner) {
      banner = news.banner;
      place.innerHTML = news.html;
    }
  };

  function listen() {
    if (isWaiting || document.hidden || document.readyState !== "complete") return;
    isWaiting = true;
    number += 1;
    var script = document.createElement("script");
    function done(pause) {
      script.remove();
      isWaiting = false;
      setTimeout(listen, pause);
    }
    script.src = "/_kamdocs/wait.js?page=" + encodeURIComponent(me.page) +
      "&content=" + content + "&banner=" + banner + "&n=" + number;
    script.onload = function () { done(0); };
    script.onerror = function () { done(1000); };
    document.head.appendChild(script);
  }

  restore();
  document.addEventListener("visibilitychange", listen);
  // Only once the page has loaded: until a script that is waited for is there, it would not have.
  window.addEventListener("pageshow", function () { setTimeout(listen, 0); });
}());
