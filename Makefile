# The verbs of the house.  The build itself is Meson's: this file only names
# the ways to call it.  `make` builds; `make help` lists the rest.

BUILD   ?= build
SAMPLES := samples
MESON   ?= meson
NINJA   ?= ninja
# What a script writes keeps the form that the script gives it.
CHECKED := $(filter-out src/structure/glyphs.h,\
  $(shell git ls-files '*.c' '*.h' 2>/dev/null))

all: $(BUILD)/build.ninja ## build the library and the program
	@$(NINJA) -C $(BUILD) --quiet

$(BUILD)/build.ninja:
	@$(MESON) setup $(BUILD) >/dev/null

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | \
	  expand -t 22

setup: ## install what the build needs, on Debian and its kin
	./setup

# The sample holds findings: an exit status of 1 is what is expected.
demo: all ## check the sample letter against its sources
	@$(BUILD)/cli/ibid check $(SAMPLES)/letter.ocr.txt $(SAMPLES)/sources/ || \
	  [ $$? -eq 1 ]

test: all ## the tests that run in seconds
	@$(MESON) test -C $(BUILD) --no-rebuild --no-suite hostile --no-suite web

check-full: all ## all tests, those on hostile input with them
	@$(MESON) test -C $(BUILD) --no-rebuild

web: all ## the page of a check in a browser: needs npm and Chromium
	@npm ci --silent --no-audit --no-fund --prefix tests/web
	@$(MESON) test -C $(BUILD) --no-rebuild --suite web

asan: ## the tests with AddressSanitizer and UBSan
	@[ -d $(BUILD)-asan ] || $(MESON) setup $(BUILD)-asan \
	  -Db_sanitize=address,undefined -Db_lundef=false -Darena_debug=true
	@$(NINJA) -C $(BUILD)-asan --quiet
	@$(MESON) test -C $(BUILD)-asan --no-suite quality --no-suite hostile \
	  --no-suite web

lint: ## the layers, the form of the code, the analyser of clang
	@python3 -B tools/check_layers.py .
	@clang-format --dry-run -Werror $(CHECKED)
	@clang-tidy -quiet -p $(BUILD) $(filter src/%.c serve/%.c cli/%.c,$(CHECKED))

format: ## bring the code into form
	@clang-format -i $(CHECKED)

bench: all ## measure how fast a text is read, and a quotation found
	@bench/read
	@bench/compare

fuzz: ## run each fuzz target for ten minutes
	@fuzz/run

mutate: asan ## by night: 10,000 mutations of each marked-up format
	@fuzz/mutate -n 10000 $(BUILD)-asan

readme: all ## write the session in README.md anew
	@tools/renew_readme $(BUILD)/cli/ibid

man: all ## the manual pages, in BUILD/docs
	@ls $(BUILD)/docs/*.[1-9]

install: all ## install program, library, headers and manual pages
	@$(MESON) install -C $(BUILD)

clean: ## remove what was built
	rm -rf $(BUILD) $(BUILD)-asan

.PHONY: all help setup demo test check-full web asan lint format bench fuzz \
  mutate readme man install clean
