# make build   the site, into public/
# make serve   the site in a browser, while you write
# make test    everything that has to pass: see CONTRIBUTING.md
# make prove   the longer proofs: mutants, fuzz targets, everything under the race detector
# make bench   how fast, on a corpus that it makes
.PHONY: build serve test lint unit cross modules pages browser prove mutants race fuzz bench tools

export PATH := $(PATH):/usr/sbin
SUDO = $(shell test "$$(id -u)" = 0 || echo sudo)
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
NOW = 2026-11-24 09:00

# The race detector makes tests three to five times slower. It watches the packages that
# do things side by side, without their long tests of what comes one after another: those
# run without it, and all others of these packages run under it alone.
PACKAGES = $(shell go list ./...)
CONCURRENT = $(addprefix qostil/generator/,command content output picture pipeline preview render search site workspace)
SEQUENTIAL = ^Test(Asked|Card|CutOff|FlatFolder|Golden|HostileTexts|ManualExamples|NewSite|Once|Pager|Pages|PhotoAdd|Profile|Script|Shrink|ShrinkWeighed|Sizes|SweptPictures|Tone|ToneClasses|Translating|Turned|Untranslated|Writing)$$

# The packages whose tests have to kill mutants, and for how long each fuzz target runs.
MUTANTS = language/fact translation/agree translation/ledger output edit
FUZZTIME = 1m

build:
	go run . build

serve:
	go run . serve --open

# Steps that leave a core idle run two at a time.
test: tools
	@$(MAKE) --no-print-directory -j2 -Otarget lint modules
	@$(MAKE) --no-print-directory unit
	@$(MAKE) --no-print-directory -j2 -Otarget cross pages
	@$(MAKE) --no-print-directory browser

lint:
	@unformatted=$$(gofmt -l main.go generator); test -z "$$unformatted" || { echo "gofmt wants: $$unformatted"; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...

unit: # vetted by lint
	go test -vet=off $(filter-out $(CONCURRENT),$(PACKAGES))
	go test -vet=off -run '$(SEQUENTIAL)' $(CONCURRENT)
	go test -vet=off -race -skip '$(SEQUENTIAL)' $(CONCURRENT)

cross:
	GOOS=windows go build -o /dev/null .
	GOOS=darwin go build -o /dev/null .

modules:
	cd generator/e2e && npm ci --no-audit --no-fund --silent

pages:
	@set -e; check=$$(mktemp -d); trap 'rm -rf "$$check"' EXIT; \
	GOMAXPROCS=1 go run . build --strict --now '$(NOW)' -o "$$check/one"; \
	GOMAXPROCS=8 go run . build --strict --now '$(NOW)' -o "$$check/two"; \
	diff -r "$$check/one" "$$check/two"; echo "built twice: the same bytes"; \
	cd generator/e2e; npx html-validate --config .htmlvalidate.json --max-warnings 0 "$$check/one"; \
	echo "html-validate: every page of the site is valid"

browser:
	cd generator/e2e && npm test --silent

prove: race fuzz mutants

mutants:
	go run ./generator/bench mutants $(MUTANTS)

race:
	go test -race -timeout 60m ./...

fuzz:
	@set -e; grep -r '^func Fuzz' --include='*_test.go' generator | \
	sed -E 's|/[^/]*_test.go:func (Fuzz[A-Za-z0-9]*).*| \1|' | sort | while read -r folder target; do \
		echo "$$folder $$target"; go test -vet=off -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) "./$$folder"; \
	done

# The web servers that docs/publishing.md sets up, and that a test runs; a browser.
tools:
	@command -v nginx >/dev/null && command -v caddy >/dev/null && command -v chromium >/dev/null || \
		$(SUDO) sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends nginx-light caddy chromium'

bench:
	go run ./generator/bench build
	go test -run '^$$' -bench . -benchtime 3x ./generator/...
