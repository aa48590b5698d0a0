package newsroom

import "qostil/generator/config"

// hostFiles returns the files that tell a host how the site is built. The program comes
// from a submodule, so that a build years later makes the same pages.
func hostFiles(host config.Host) map[string]string {
	switch host {
	case config.HostNetlify:
		return map[string]string{"netlify.toml": netlify}
	case config.HostGitHub:
		return map[string]string{".github/workflows/pages.yml": pages}
	}
	return nil
}

const netlify = `# How Netlify builds the site. The program comes from its own repository, which
# stands here as a submodule: git submodule add ADDRESS qostil
[build]
  command = "go build -C qostil -o ../.qostil/program . && .qostil/program build"
  publish = "public"

[build.environment]
  GO_VERSION = "1.26.8"

# Previews show drafts and scheduled stories, and keep search engines away.
[context.deploy-preview]
  command = "go build -C qostil -o ../.qostil/program . && .qostil/program build --drafts --future --noindex --base-url $DEPLOY_PRIME_URL"
`

const pages = `# How GitHub Pages builds the site. The program comes from its own repository, which
# stands here as a submodule: git submodule add ADDRESS qostil
on:
  push:
    branches: [main]
  schedule:
    - cron: "5 * * * *"
  workflow_dispatch:
permissions:
  contents: read
  pages: write
  id-token: write
concurrency:
  group: pages
jobs:
  publish:
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: ${{ steps.deployment.outputs.page_url }}
    steps:
      - uses: actions/checkout@v4
        with:
          submodules: true
      - uses: actions/setup-go@v5
        with:
          go-version-file: qostil/go.mod
      - uses: actions/configure-pages@v5
        id: pages
      - run: go build -C qostil -o ../.qostil/program . && .qostil/program build --base-url "${{ steps.pages.outputs.base_url }}/"
      - uses: actions/upload-pages-artifact@v3
        with:
          path: public
      - uses: actions/deploy-pages@v4
        id: deployment
`
