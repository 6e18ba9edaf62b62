# make run         the window on the demo county (without a display: its map and its ledger as files)
# make test        format, lints and every test
# make bench       how long the main jobs take on this machine
# make screenshots the pictures of the README, from the real window under Xvfb

SHELL := bash
.ONESHELL:
.SHELLFLAGS := -euo pipefail -c
.PHONY: run test bench screenshots release compiler

TARGET := $(or $(CARGO_TARGET_DIR),target)
PROGRAM := $(TARGET)/release/cunqing
DATA := $(or $(XDG_DATA_HOME),$(HOME)/.local/share)/cunqing

# Installs Debian packages as root or with sudo; says which are missing where that cannot be.
define INSTALL
install() {
  local as=""
  if ! command -v apt-get >/dev/null || { [ "$$(id -u)" != 0 ] && ! command -v sudo >/dev/null; }; then
    echo "缺少系统软件包，请安装后再试 / please install: $$*" >&2; return 1
  fi
  [ "$$(id -u)" = 0 ] || as=sudo
  echo "安装系统软件包 / installing: $$*" >&2
  $$as apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$as apt-get install -y -qq --no-install-recommends "$$@" >/dev/null
}
endef

# The packages of run-time libraries that a window needs and that the machine lacks.
define MISSING
missing() {
  local pair; for pair in libX11.so.6=libx11-6 libX11-xcb.so.1=libx11-xcb1 libXcursor.so.1=libxcursor1 libXi.so.6=libxi6 \
    libXrandr.so.2=libxrandr2 libxkbcommon.so.0=libxkbcommon0 libxkbcommon-x11.so.0=libxkbcommon-x11-0 \
    libwayland-client.so.0=libwayland-client0 libEGL.so.1=libegl1 libGL.so.1=libgl1; do
    PATH="$$PATH:/sbin:/usr/sbin" ldconfig -p | grep -q "$${pair%%=*}" || echo "$${pair##*=}"
  done
}
endef

run: release
	$(INSTALL)
	$(MISSING)
	mkdir -p "$(DATA)"
	demo="$(DATA)/demo.gpkg"
	[ -f "$$demo" ] || "$(PROGRAM)" demo "$$demo"
	if [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then
	  echo "没有显示器，不开窗口，改出示例县的地图和台账。/ No display: the demo's map and ledger are made instead."
	  "$(PROGRAM)" snapshot "$$demo" --out "$(DATA)/demo-map.png" --paper A3
	  rm -f "$(DATA)/demo-issues.xlsx"
	  "$(PROGRAM)" export "$$demo" --table issue --out "$(DATA)/demo-issues.xlsx"
	  exit 0
	fi
	packages="$$(missing)"
	[ -z "$$packages" ] || install $$packages libgl1-mesa-dri
	exec "$(PROGRAM)" "$$demo"

test: compiler
	$(INSTALL)
	# Programs that check what we make. Where they cannot be had, their tests say so and are left out.
	check() {
	  command -v "$$1" >/dev/null || { [ "$$(id -u)" = 0 ] && install "$$2"; } \
	    || echo "没有 $$2，跳过它的检查。/ $$2 is not installed: its checks are left out."
	}
	check ogrinfo gdal-bin
	check pdftoppm poppler-utils
	check chromium chromium
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	if cargo nextest --version >/dev/null 2>&1; then cargo nextest run --locked --no-fail-fast; else cargo test --locked --no-fail-fast; fi

bench: release
	"$(PROGRAM)" bench --issues 100000

screenshots: release
	$(INSTALL)
	$(MISSING)
	packages="$$(missing)"
	command -v Xvfb >/dev/null || packages+=" xvfb"
	command -v import >/dev/null || packages+=" imagemagick"
	command -v xdotool >/dev/null || packages+=" xdotool"
	[ -z "$$packages" ] || install $$packages libgl1-mesa-dri
	.ci/screenshots "$(PROGRAM)" docs

release: compiler
	cargo build --locked --release

# Rust itself is for the user to install; a linker and the headers of the C library can be fetched.
compiler:
	$(INSTALL)
	command -v cargo >/dev/null || { echo "请先安装 Rust：rustup.rs / install Rust first: rustup.rs" >&2; exit 1; }
	command -v cc >/dev/null || install gcc libc6-dev
