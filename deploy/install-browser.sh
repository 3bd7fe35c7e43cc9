#!/bin/sh
# Installs Debian's Chromium and its driver for the tests of the HTML pages; where that may not be done, says so.
set -eu
export DEBIAN_FRONTEND=noninteractive

if command -v chromium >/dev/null && command -v chromedriver >/dev/null; then
    echo "chromium and chromedriver are installed"
    exit 0
fi
if ! command -v apt-get >/dev/null; then
    echo "no apt-get here: the browser tests skip (install chromium and chromedriver by hand to run them)"
    exit 0
fi
root=""
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        root="sudo -n"
    else
        echo "not root and no sudo without a password: the browser tests skip"
        exit 0
    fi
fi
if $root apt-get update -qq && $root apt-get install -y -qq --no-install-recommends chromium chromium-driver fonts-noto-cjk; then
    echo "installed $(chromium --version)"
else
    echo "apt-get could not install chromium: the browser tests skip"
fi
