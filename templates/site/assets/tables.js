// Tables that sort, filter, add up and are saved: the address keeps what was chosen.
(function () {
  "use strict";

  var all = window.kamdocs.all;
  var fold = window.kamdocs.fold;
  var language = window.kamdocs.language;

  // --- The address keeps the state of the tables: #accounts.sort=-revenue&accounts.q=foo ---

  function readState() {
    var hash = location.hash.slice(1);
    return new URLSearchParams(hash.indexOf("=") > 0 ? hash : "");
  }

  function writeState(id, state) {
    var params = readState();
    [...params.keys()].forEach(key => {
      if (key.indexOf(id + ".") === 0) params.delete(key);
    });
    Object.keys(state).forEach(key => {
      if (state[key]) params.set(id + "." + key, state[key]);
    });
    var text = params.toString();
    history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
  }

  // --- Exact sums: decimals as whole numbers of their smallest part ---

  var SCALE = 10;

  function toUnits(text) {
    var parts = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text);
    if (!parts) return null;
    var units = BigInt(parts[2] + ((parts[3] || "") + "0000000000").slice(0, SCALE));
    return parts[1] ? -units : units;
  }

  function fromUnits(units) {
    var sign = units < 0n ? "-" : "";
    var digits = String(units < 0n ? -units : units).padStart(SCALE + 1, "0");
    return sign + digits.slice(0, -SCALE) + "." + digits.slice(-SCALE);
  }

  // --- Tables ---

  function Table(box) {
    var table = box.querySelector("table.data");
    this.box = box;
    this.id = box.dataset.table;
    this.body = table.tBodies[0];
    this.rows = [...this.body.rows];
    this.order = this.rows;
    this.heads = [...table.tHead.rows[0].cells];
    this.foot = table.tFoot && table.tFoot.rows[0];
    this.chosen = {};
    var sorted = this.heads.filter(head => head.hasAttribute("aria-sort"))[0];
    this.first = sorted ? (sorted.ariaSort === "descending" ? "-" : "") + sorted.dataset.key : "";
    this.sort = this.first;
    this.heads.forEach(head => {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener("click", () => this.sortBy(head));
    });
    this.input = box.querySelector("input[type=search]");
    if (this.input) this.input.addEventListener("input", () => this.changed());
    all(".chips", box).forEach(group => this.addChips(group));
    var save = box.querySelector("[data-csv]");
    if (save) save.addEventListener("click", () => this.save());
    this.restore();
  }

  Table.prototype.column = function (key) {
    return this.heads.findIndex(head => head.dataset.key === key);
  };

  Table.prototype.raw = function (row, column) {
    var cell = row.cells[column];
    return cell.dataset.value ?? cell.firstChild.textContent.trim();
  };

  Table.prototype.addChips = function (group) {
    var key = group.dataset.column;
    var column = this.column(key);
    var head = this.heads[column];
    var order = head.dataset.order ? head.dataset.order.split(" ") : null;
    var seen = new Map();
    this.rows.forEach(row => {
      var raw = this.raw(row, column);
      if (raw && !seen.has(raw)) {
        var mark = row.cells[column].querySelector(".badge, a, span");
        seen.set(raw, (mark || row.cells[column]).textContent.trim());
      }
    });
    var values = [...seen.keys()].sort((one, two) => (
      order ? order.indexOf(one) - order.indexOf(two) : seen.get(one).localeCompare(seen.get(two), language)
    ));
    if (values.length < 2 || values.length > 12) return group.remove();
    this.chosen[key] = new Set();
    values.forEach(value => {
      var chip = document.createElement("button");
      chip.type = "button";
      chip.className = "chip";
      chip.textContent = seen.get(value);
      chip.dataset.value = value;
      chip.setAttribute("aria-pressed", "false");
      chip.addEventListener("click", () => {
        var set = this.chosen[key];
        if (set.has(value)) set.delete(value); else set.add(value);
        chip.setAttribute("aria-pressed", set.has(value));
        this.changed();
      });
      group.appendChild(chip);
    });
  };

  Table.prototype.sortBy = function (head) {
    var key = head.dataset.key;
    var numeric = /money|number|percent/.test(head.dataset.kind);
    var fresh = (numeric ? "-" : "") + key;
    this.sort = this.sort === fresh ? (numeric ? key : "-" + key) : fresh;
    this.changed();
  };

  Table.prototype.compare = function (head, column) {
    var kind = head.dataset.kind;
    var order = head.dataset.order ? head.dataset.order.split(" ") : null;
    return (one, two) => {
      var a = this.raw(one, column), b = this.raw(two, column);
      if (order) return order.indexOf(a) - order.indexOf(b);
      if (/money|number|percent/.test(kind)) return Number(a) - Number(b);
      return fold(a).localeCompare(fold(b), language, { numeric: true });
    };
  };

  Table.prototype.show = function () {
    var down = this.sort.charAt(0) === "-";
    var key = this.sort.replace(/^-/, "");
    var column = this.column(key);
    this.heads.forEach(head => {
      if (head.dataset.key === key) head.ariaSort = down ? "descending" : "ascending";
      else head.removeAttribute("aria-sort");
    });
    var ordered = this.rows.slice();
    if (column >= 0) {
      var compare = this.compare(this.heads[column], column);
      ordered.sort((one, two) => {
        var missing = Number(!this.raw(one, column)) - Number(!this.raw(two, column));
        return missing || (down ? -1 : 1) * compare(one, two);
      });
    }
    var words = this.input ? fold(this.input.value).split(/\s+/).filter(Boolean) : [];
    this.visible = ordered.filter(row => {
      if (words.length && row.found === undefined) row.found = fold(row.textContent);
      var shown = words.every(word => row.found.indexOf(word) >= 0) &&
        Object.keys(this.chosen).every(name => {
          var set = this.chosen[name];
          return !set.size || set.has(this.raw(row, this.column(name)));
        });
      row.hidden = !shown;
      return shown;
    });
    // A table comes sorted: rows are moved only when that changes.
    if (ordered.some((row, number) => row !== this.order[number])) {
      this.body.append(...ordered);
      this.order = ordered;
    }
    var count = this.box.querySelector("[data-count]");
    if (count) {
      count.textContent = count.dataset.text.replace("#", this.visible.length).replace("%", this.rows.length);
    }
    this.total();
  };

  Table.prototype.total = function () {
    if (!this.foot) return;
    all("[data-part]", this.foot).forEach(cell => {
      if (cell.dataset.shown === undefined) cell.dataset.shown = cell.textContent;
      cell.textContent = this.visible.length === this.rows.length ? cell.dataset.shown : cell.dataset.part;
    });
    all("[data-total]", this.foot).forEach(cell => {
      if (cell.dataset.shown === undefined) cell.dataset.shown = cell.textContent;
      if (this.visible.length === this.rows.length) {
        cell.textContent = cell.dataset.shown;
        return;
      }
      var column = this.column(cell.dataset.total);
      var kind = this.heads[column].dataset.kind;
      var sum = 0n;
      this.visible.forEach(row => { sum += toUnits(this.raw(row, column)) || 0n; });
      var how = cell.dataset.currency
        ? { style: "currency", currency: cell.dataset.currency }
        : kind === "percent" ? { style: "percent", maximumFractionDigits: 1 } : {};
      if (cell.dataset.currency && cell.dataset.decimals === "none") {
        how.minimumFractionDigits = how.maximumFractionDigits = 0;
      }
      cell.textContent = new Intl.NumberFormat(language === "en" ? "en-GB" : language, how).format(fromUnits(sum));
    });
  };

  Table.prototype.changed = function () {
    this.show();
    var state = { sort: this.sort === this.first ? "" : this.sort, q: this.input ? this.input.value : "" };
    Object.keys(this.chosen).forEach(key => {
      state[key] = [...this.chosen[key]].join(",");
    });
    writeState(this.id, state);
  };

  Table.prototype.restore = function () {
    var params = readState();
    var sort = params.get(this.id + ".sort");
    if (sort && this.column(sort.replace(/^-/, "")) >= 0) this.sort = sort;
    if (this.input) this.input.value = params.get(this.id + ".q") || "";
    Object.keys(this.chosen).forEach(key => {
      this.chosen[key] = new Set((params.get(this.id + "." + key) || "").split(",").filter(Boolean));
      all('[data-column="' + key + '"] .chip', this.box).forEach(chip => {
        chip.setAttribute("aria-pressed", this.chosen[key].has(chip.dataset.value));
      });
    });
    this.show();
  };

  // Text that a spreadsheet would take for a formula is guarded; numbers are written as numbers.
  function field(text, numeric) {
    var value = !numeric && /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
    return /[",\n\r]/.test(value) ? '"' + value.replace(/"/g, '""') + '"' : value;
  }

  Table.prototype.save = function () {
    var lines = [this.heads.map(head => field(head.textContent.trim(), false)).join(",")];
    this.visible.forEach(row => {
      lines.push(this.heads.map((head, column) => (
        field(this.raw(row, column), /money|number|percent/.test(head.dataset.kind))
      )).join(","));
    });
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff" + lines.join("\r\n") + "\r\n"], { type: "text/csv" }));
    link.download = this.id + ".csv";
    link.click();
    setTimeout(() => { URL.revokeObjectURL(link.href); }, 1000);
  };

  var tables = all("[data-table]").map(box => new Table(box));
  window.addEventListener("hashchange", () => {
    tables.forEach(table => table.restore());
  });
})();
