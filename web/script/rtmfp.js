// Renews the parts of a page marked with data-live, shows notices to who listens, and asks for nothing else.
(function () {
    "use strict";

    var IDLE = 30 * 60 * 1000;
    var page = document.getElementById("rtmfp");
    var regions = page ? page.querySelectorAll("[data-live]") : [];
    var toggle = document.getElementById("rtmfp-live-toggle");
    var lastTouched = Date.now();
    var running = false;

    function focusNotice() {
        var first = page && page.querySelector(".rtmfp-notice, [aria-invalid=true]");
        var wrong = page && page.querySelector("[aria-invalid=true]");
        if (first) {
            (wrong || first).focus();
        }
    }

    function isPaused() {
        return (toggle && !toggle.checked) || document.hidden || Date.now() - lastTouched > IDLE;
    }

    function address() {
        var url = new URL(window.location.href);
        url.searchParams.set("live", "true");
        url.hash = "";
        return url;
    }

    // Replaces what has changed and leaves alone what somebody is working with.
    function replace(region, fresh) {
        var opened;
        var focused = document.activeElement && document.activeElement.id;
        if (region.innerHTML === fresh.innerHTML) {
            return;
        }
        opened = Array.prototype.map.call(region.querySelectorAll("details[open][id]"), function (each) {
            return each.id;
        });
        region.innerHTML = fresh.innerHTML;
        opened.forEach(function (id) {
            var details = document.getElementById(id);
            if (details) {
                details.open = true;
            }
        });
        if (focused && focused !== document.activeElement.id && document.getElementById(focused)) {
            document.getElementById(focused).focus({preventScroll: true});
        }
    }

    function renew(text) {
        var fresh = new DOMParser().parseFromString(text, "text/html");
        regions.forEach(function (region) {
            var next = fresh.getElementById(region.id);
            if (next) {
                replace(region, next);
            }
        });
        page.dataset.renewed = String(Number(page.dataset.renewed || 0) + 1);
    }

    function fetchOnce() {
        if (running || isPaused()) {
            return;
        }
        running = true;
        fetch(address(), {credentials: "same-origin", redirect: "error"})
            .then(function (response) {
                return response.ok ? response.text() : Promise.reject(new Error(String(response.status)));
            })
            .then(function (text) {
                page.classList.remove("rtmfp-stale");
                renew(text);
            })
            .catch(function () {
                page.classList.add("rtmfp-stale");
            })
            .then(function () {
                running = false;
            });
    }

    ["keydown", "pointerdown", "pointermove", "scroll"].forEach(function (name) {
        document.addEventListener(name, function () {
            lastTouched = Date.now();
        }, {passive: true});
    });
    focusNotice();
    if (regions.length > 0) {
        window.setInterval(fetchOnce, Number(regions[0].dataset.live) || 5000);
    }
}());
