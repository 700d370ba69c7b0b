/* Type size and contrast at once, without a new page. Without this file the links ask the server, which does the same. */
(function () {
  "use strict";
  var allowed = { type: ["large", "normal"], contrast: ["high", "normal"] };

  function set(name, value) {
    document.documentElement.setAttribute("data-" + name, value);
    var secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = "gongkai_" + name + "=" + value + "; Path=/; Max-Age=31536000; SameSite=Lax" + secure;
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("[data-reading]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var pair = link.getAttribute("data-reading").split("=");
    if (!allowed[pair[0]] || allowed[pair[0]].indexOf(pair[1]) < 0) return;
    event.preventDefault();
    var list = link.closest("ul");
    set(pair[0], pair[1]);
    /* The pressed link is now hidden: the focus goes to the one that undoes it. */
    var undo = list && list.querySelector("[data-reading^='" + pair[0] + "=']:not([data-reading='" + link.getAttribute("data-reading") + "'])");
    if (undo) undo.focus();
  });
})();
