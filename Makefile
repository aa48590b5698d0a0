# make build   the site, into public/
# make serve   the site in a browser, while you write
# make test    everything that has to pass: see CONTRIBUTING.md
# make bench   how fast, on a corpus that it makes
.PHONY: build serve test bench tools

export PATH := $(PATH):/usr/sbin
SUDO = $(shell test "$$(id -u)" = 0 || echo sudo)
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
# The race detector makes tests three to five times slower: it watches the packages that do
# things side by side, without their long tests of what comes one after another.
CONCURRENT = $(addprefix ./generator/,command content output picture preview render search site)
SEQUENTIAL = ^Test(Asked|Card|CutOff|FlatFolder|Golden|HostileTexts|ManualExamples|NewSite|Once|Pager|Pages|PhotoAdd|Profile|Script|Shrink|ShrinkWeighed|Sizes|SweptPictures|Tone|ToneClasses|Translating|Turned|Untranslated|Writing)$$
NOW = 2026-11-24 09:00

build:
	go run . build

serve:
	go run . serve --open

test: tools
	@unformatted=$$(gofmt -l main.go generator); test -z "$$unformatted" || { echo "gofmt wants: $$unformatted"; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...
	go test ./...
	go test -race -skip '$(SEQUENTIAL)' $(CONCURRENT)
	GOOS=windows go build -o /dev/null .
	GOOS=darwin go build -o /dev/null .
	cd generator/e2e && npm ci --no-audit --no-fund --silent
	@set -e; check=$$(mktemp -d); trap 'rm -rf "$$check"' EXIT; \
	GOMAXPROCS=1 go run . build --strict --now '$(NOW)' -o "$$check/one"; \
	GOMAXPROCS=8 go run . build --strict --now '$(NOW)' -o "$$check/two"; \
	diff -r "$$check/one" "$$check/two"; echo "built twice: the same bytes"; \
	cd generator/e2e; npx html-validate --config .htmlvalidate.json --max-warnings 0 "$$check/one"; \
	echo "html-validate: every page of the site is valid"
	cd generator/e2e && npm test --silent

# The web servers that docs/publishing.md sets up, and that a test runs; a browser.
tools:
	@command -v nginx >/dev/null && command -v caddy >/dev/null && command -v chromium >/dev/null || \
		$(SUDO) sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends nginx-light caddy chromium'

bench:
	go run ./generator/bench build
	go test -run '^$$' -bench . -benchtime 3x ./generator/...
