/*
 * Drafts keep themselves. <form data-keep-url="…"> is posted to that address a moment after the last word.
 * The server answers 2xx, with JSON if it likes: {"saved_at": "10:31", "keep_url": "…", "fields": {"version": "3"}}.
 * 409 or 403 with plain text is shown to the clerk and ends the keeping; any other failure is tried again.
 */
(function () {
  "use strict";
  var WAIT = 1500;
  var AGAIN = 15000;

  function clock() {
    return new Date().toTimeString().slice(0, 5);
  }

  function watch(form) {
    var status = form.querySelector("[data-keep-status]");
    var timer = 0;
    var edits = 0;
    var kept = 0;
    var busy = false;
    var over = false;

    function say(words, tone) {
      if (!status) return;
      status.textContent = words;
      status.setAttribute("data-tone", tone || "");
    }

    function body() {
      var data = new FormData(form);
      form.querySelectorAll("input[type=file]").forEach(function (input) {
        data.delete(input.name);
      });
      return data;
    }

    function take(answer, sent) {
      kept = sent;
      if (answer.keep_url) form.setAttribute("data-keep-url", answer.keep_url);
      Object.keys(answer.fields || {}).forEach(function (name) {
        var input = form.elements.namedItem(name);
        if (input && input.type === "hidden") input.value = answer.fields[name];
      });
      say("已自动保存 " + (answer.saved_at || clock()));
      if (edits !== kept) later(WAIT);
    }

    function refuse(words) {
      over = true;
      say((words || "无法继续自动保存。").slice(0, 200) + " 请先复制您写的内容，再刷新本页。", "alert");
    }

    function keep(last) {
      if (over || busy || edits === kept) return;
      var sent = edits;
      busy = true;
      fetch(form.getAttribute("data-keep-url"), {
        method: "POST",
        body: body(),
        headers: { "X-Requested-With": "keep", Accept: "application/json" },
        credentials: "same-origin",
        redirect: "error",
        keepalive: last === true,
      })
        .then(function (response) {
          if (response.status === 409 || response.status === 403) {
            var plain = (response.headers.get("Content-Type") || "").indexOf("text/plain") === 0;
            return plain ? response.text().then(refuse) : refuse(response.status === 409 ? "此件已被他人修改。" : "登录已过期。");
          }
          if (!response.ok) throw new Error(String(response.status));
          var json = (response.headers.get("Content-Type") || "").indexOf("json") >= 0;
          return json ? response.json().then(function (answer) { take(answer, sent); }) : take({}, sent);
        })
        .catch(function () {
          say("未能自动保存，正在重试。请勿关闭本页，或点“保存草稿”。", "alert");
          later(AGAIN);
        })
        .then(function () {
          busy = false;
        });
    }

    function later(wait) {
      clearTimeout(timer);
      timer = setTimeout(keep, wait);
    }

    form.addEventListener("input", function () {
      edits += 1;
      if (!over) later(WAIT);
    });
    form.addEventListener("submit", function () {
      over = true;
      kept = edits;
      clearTimeout(timer);
    });
    /* Come back by the back button: the page is as it was left, and keeps again. */
    window.addEventListener("pageshow", function (event) {
      if (event.persisted) over = false;
    });
    window.addEventListener("online", function () {
      later(0);
    });
    document.addEventListener("visibilitychange", function () {
      if (document.visibilityState === "hidden") keep(true);
    });
    window.addEventListener("beforeunload", function (event) {
      if (edits !== kept) event.preventDefault();
    });
  }

  document.querySelectorAll("form[data-keep-url]").forEach(watch);
})();
