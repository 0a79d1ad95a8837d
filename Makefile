# The front door.  The build itself is meson's; this installs what it needs,
# and knows how to run and test without installing Rung.

BUILD      ?= build
MESON_ARGS ?=
# Where `make run` writes the sample plan when there is no display.
SAMPLE     ?= $(BUILD)/sample

# The programs of a build folder find their catalogue and settings there.
devenv = RUNG_LOCALE_DIR=$(abspath $(1))/po GSETTINGS_SCHEMA_DIR=$(abspath $(1))/data

# Options of the sanitizers; those of malloc's stacks follow.  Only the slow unwinder
# names the libraries of GTK's leaks, and it is too slow for the core's many rounds.
sanitized = LSAN_OPTIONS=suppressions=$(CURDIR)/tests/lsan.supp:print_suppressions=0 \
  UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 $(CURDIR)/.ci/with-asan

.PHONY: help run check build asan bench soak fuzz coverage pot install clean

help: ## Say what there is to make
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | while IFS="$$(printf '\t')" read -r target text; do printf 'make %-9s %s\n' "$$target" "$$text"; done

run: build ## Install what is missing, build, open the window
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  exec env $(call devenv,$(BUILD)) $(BUILD)/src/ui/rung; \
	else \
	  echo "There is no display, so no window can open. A sample plan as a document and a picture instead:"; \
	  $(call devenv,$(BUILD)) .ci/sample $(BUILD)/src/cli/rungctl $(SAMPLE); \
	fi

check: ## Install what is missing, build, run every test
	@.ci/setup check
	@$(MAKE) --no-print-directory $(BUILD)/build.ninja MESON_ARGS='$(MESON_ARGS)'
	ninja -C $(BUILD)
	@status=0; rm -f $(BUILD)/meson-logs/testlog*.json; \
	meson test -C $(BUILD) --no-rebuild --print-errorlogs || status=$$?; \
	.ci/summary $(BUILD) || status=1; \
	exit $$status

build: ## Install what is missing and build
	@.ci/setup run
	@$(MAKE) --no-print-directory $(BUILD)/build.ninja MESON_ARGS='$(MESON_ARGS)'
	ninja -C $(BUILD)

%/build.ninja: | meson.build
	meson setup $* $(MESON_ARGS)

asan: ## Run every test under the address and undefined-behaviour sanitizers
	@.ci/setup check
	@$(MAKE) --no-print-directory build-asan/build.ninja MESON_ARGS='-Db_sanitize=address,undefined -Db_lundef=false -Dbuildtype=debug'
	ninja -C build-asan
	@status=0; rm -f build-asan/meson-logs/testlog*.json; \
	$(sanitized) fast_unwind_on_malloc=1:malloc_context_size=20 \
	  meson test -C build-asan --no-rebuild --print-errorlogs --timeout-multiplier 6 --suite headless --logbase testlog-headless || status=$$?; \
	$(sanitized) fast_unwind_on_malloc=0:malloc_context_size=20 \
	  meson test -C build-asan --no-rebuild --print-errorlogs --timeout-multiplier 6 --suite display --logbase testlog-display || status=$$?; \
	.ci/summary build-asan || status=1; \
	exit $$status

bench: ## Measure against the floors: bare SQLite, bare Cairo, an empty window
	@.ci/setup check
	@$(MAKE) --no-print-directory build-bench/build.ninja MESON_ARGS='-Dbuildtype=release -Dbench=true'
	ninja -C build-bench
	@$(call devenv,build-bench) tests/private-display tests/bench/run build-bench

soak: build ## Kill a writing process 5,000 times, cut the power 20,000 times, look for losses
	RUNG_SOAK=1 meson test -C $(BUILD) --timeout-multiplier 60 --print-errorlogs store-kill store-power

fuzz: ## Feed the JSON reader what a fuzzer invents, ten minutes (needs clang)
	@.ci/setup check
	tests/formats/fuzz build-fuzz 600

coverage: ## Say which branches of the core no test takes (needs gcovr)
	@$(MAKE) --no-print-directory build-coverage/build.ninja MESON_ARGS='-Db_coverage=true'
	ninja -C build-coverage
	meson test -C build-coverage --no-rebuild
	gcovr -r . --object-directory build-coverage --branches --exclude-throw-branches -f 'src/(model|store|formats|report)/'

pot: build ## Bring the catalogue of texts up to date with the code
	meson compile -C $(BUILD) rung-pot
	meson compile -C $(BUILD) rung-update-po

install: build ## Install below the prefix (PREFIX by meson's configuration)
	meson install -C $(BUILD) --no-rebuild

clean: ## Remove the build folders
	rm -rf build build-asan build-bench build-fuzz build-coverage
