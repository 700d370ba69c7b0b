/*
 * Reads a part of the page aloud. The buttons are hidden in the page and appear where the device can speak.
 * Only a voice that lives on the device is used: nothing of the page is sent away.
 */
(function () {
  "use strict";
  var speech = window.speechSynthesis;
  var boxes = document.querySelectorAll("[data-speak]");
  if (!speech || !boxes.length) return;

  function voice() {
    return speech.getVoices().filter(function (one) {
      return one.localService && /^(zh|cmn)/i.test(one.lang) && !/HK|TW|yue/i.test(one.lang);
    })[0];
  }

  /* Short pieces, since some browsers fall silent after a quarter of a minute. */
  function pieces(root) {
    var list = [];
    root.querySelectorAll("h1, h2, h3, p, li, dt, dd, caption, th, td").forEach(function (block) {
      if (block.closest("[data-speak-skip], [hidden], nav, form") || block.querySelector("p, li, td")) return;
      if (!block.getClientRects().length) return;
      block.textContent.replace(/\s+/g, " ").split(/(?<=[。！？；])/).forEach(function (text) {
        if (text.trim()) list.push({ block: block, text: text.trim() });
      });
    });
    return list;
  }

  function start(box) {
    var root = document.querySelector(box.getAttribute("data-speak"));
    var words = box.querySelector("[data-speak-words]");
    var button = box.querySelector("[data-speak-start]");
    var stop = box.querySelector("[data-speak-stop]");
    var list = [];
    var at = 0;
    var run = 0;
    var state = "idle";
    if (!root || !button) return;
    box.hidden = false;

    function mark(block) {
      root.querySelectorAll(".is-read").forEach(function (old) {
        old.classList.remove("is-read");
      });
      if (block) block.classList.add("is-read");
    }

    function show(next) {
      state = next;
      words.textContent = { idle: "朗读", reading: "暂停", paused: "继续朗读" }[next];
      if (stop) stop.hidden = next === "idle";
      if (next === "idle") mark(null);
    }

    function end() {
      run += 1;
      speech.cancel();
      at = 0;
      show("idle");
    }

    function next(mine) {
      if (mine !== run || state !== "reading") return;
      if (at >= list.length) return end();
      var piece = list[at];
      var say = new SpeechSynthesisUtterance(piece.text);
      say.lang = "zh-CN";
      say.voice = voice();
      say.rate = 0.9;
      say.onend = function () {
        if (mine !== run) return;
        at += 1;
        next(mine);
      };
      mark(piece.block);
      speech.speak(say);
    }

    function read() {
      run += 1;
      speech.cancel();
      show("reading");
      next(run);
    }

    button.addEventListener("click", function () {
      if (state === "reading") {
        /* Pausing is cancelling and remembering the sentence: pause() does nothing on many phones. */
        run += 1;
        speech.cancel();
        show("paused");
      } else if (state === "paused") {
        read();
      } else if (!voice()) {
        words.textContent = "本机没有中文语音";
        button.disabled = true;
      } else {
        list = pieces(root);
        at = 0;
        read();
      }
    });
    if (stop) stop.addEventListener("click", end);
    window.addEventListener("pagehide", end);
  }

  speech.getVoices();
  boxes.forEach(start);
})();
