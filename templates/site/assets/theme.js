// Runs before the page is drawn, so that a chosen theme does not flash.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  try {
    var theme = localStorage.getItem("kamdocs-theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch (error) {
    // A browser without storage follows the system.
  }
})();
