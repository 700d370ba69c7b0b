/* Small helps that a page can do without: the print button, and htmx errors said in words. */
(function () {
  "use strict";
  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      window.print();
    });
  });

  function say(words) {
    var place = document.getElementById("said");
    if (place) place.textContent = words;
  }
  document.addEventListener("htmx:sendError", function () {
    say("网络中断，刚才的操作没有完成，请再试一次。");
  });
  document.addEventListener("htmx:responseError", function (event) {
    say("服务器没有办理刚才的操作（" + event.detail.xhr.status + "），请刷新本页再试。");
  });
})();
