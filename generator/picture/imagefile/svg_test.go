package imagefile_test

import (
	"strings"
	"testing"

	"qostil/generator/picture/imagetest"
)

const ns = imagetest.SVG

// TestDrawing: width and height in any unit that does not depend on the page, else
// the viewBox, else no size at all.
func TestDrawing(t *testing.T) {
	for _, c := range []struct{ attributes, want string }{
		{`width="300" height="200"`, "300x200"},
		{`width=" 300px " height="200PX"`, "300x200"},
		{`width="299.6" height="1.2e2" viewBox="0 0 1 1"`, "300x120"},
		{`width="210mm" height="297mm" viewBox="0 0 21000 29700"`, "794x1123"}, // LibreOffice, A4
		{`width="2.54cm" height="1in"`, "96x96"},
		{`width="72pt" height="3pc"`, "96x48"},
		{`width="40Q" height="10mm"`, "38x38"},
		{`viewBox="0 0 640 360"`, "640x360"},
		{`viewBox="-10,-10, 640.4,360.5"`, "640x361"},
		{`viewBox="0 0 21000 29700"`, "21000x29700"},
		{`width="100%" height="100%" viewBox="0 0 640 360"`, "640x360"},
		{`width="20em" viewBox="0 0 640 360"`, "640x360"},
		{`width="1280" viewBox="0 0 640 360"`, "1280x720"},
		{`width="100%" height="90" viewBox="0 0 640 360"`, "160x90"},
		{`width="1000" height="0.2"`, "1000x1"},
		{``, "0x0"},
		{`width="300"`, "0x0"},
		{`width="300" height="auto"`, "0x0"},
		{`width="-300" height="200"`, "0x0"},
		{`width="NaN" height="Inf"`, "0x0"},
		{`width="0x10" height="1_0"`, "0x0"},
		{`width="9999999" height="1"`, "0x0"},
		{`width="1" viewBox="0 0 0.0000001 100"`, "0x0"},
		{`viewBox="0 0 0 360"`, "0x0"},
		{`viewBox="0 0 640"`, "0x0"},
		{`viewBox="0 0 640 360 1"`, "0x0"},
		{`viewbox="0 0 640 360"`, "0x0"}, // XML tells capitals from small letters
		{`xmlns:draw="urn:x" draw:width="5" draw:height="5"`, "0x0"},
	} {
		want := c.want + " image/svg+xml"
		if got := told("plan.svg", "<svg "+ns+" "+c.attributes+"/>"); got != want {
			t.Errorf("%s: %s, want %s", c.attributes, got, want)
		}
	}
}

// TestPlain: what programs export is let through.
func TestPlain(t *testing.T) {
	for what, svg := range map[string]string{
		"a byte order mark": "\ufeff<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<svg " + ns + ` width="3" height="2"/>`,
		"DOCTYPE":           `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg ` + ns + ` width="3" height="2"/>`,
		"a prefix":          `<s:svg xmlns:s="http://www.w3.org/2000/svg" width="3" height="2"><s:g/></s:svg>`,
		"an outer comment":  `<!-- Порт Актау --><svg ` + ns + ` width="3" height="2"/><!-- конец -->`,
		"size of a part":    `<svg ` + ns + ` width="3" height="2"><svg width="9" height="9"/></svg>`,
		"parts used":        `<svg ` + ns + ` width="3" height="2" xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="#a"/><use href=" #b"/></svg>`,
		"pictures inside":   `<svg ` + ns + ` width="3" height="2"><image href="data:image/png;base64,AA"/><image href="data:image/gif;base64,AA"/></svg>`,
		"styles":            `<svg ` + ns + ` width="3" height="2"><style>a{fill:url( "#b")}</style><g style="fill:url(#b)" mask="url('#c')"/>@import</svg>`,
		"escapes":           `<svg ` + ns + ` width="3" height="2"><style>a{font:"\201C \\ x";fill:\75rl(#b)}</style></svg>`,
		"a font inside":     `<svg ` + ns + ` width="3" height="2"><style>@font-face{src:url(data:font/woff2;base64,AA)}</style></svg>`,
		"an editor's notes": `<svg ` + ns + ` width="3" height="2" xmlns:onto="urn:x" onto:only="x"><onto:view onto:onward="1"/><?xpacket end="w"?></svg>`,
		"words":             `<svg ` + ns + ` width="3" height="2"><text>скрипт: &lt;script&gt;, javascript: &amp; onclick</text></svg>`,
	} {
		if got := told("plan.svg", svg); got != "3x2 image/svg+xml" {
			t.Errorf("%s: %s", what, got)
		}
	}
}

// TestUnclean: what a drawing must not hold.
func TestUnclean(t *testing.T) {
	for inside, want := range map[string]string{
		`<script>alert(1)</script>`:                        "the element <script>",
		`<g><SCRIPT/></g>`:                                 "the element <SCRIPT>",
		`<x:script xmlns:x="http://www.w3.org/2000/svg"/>`: "the element <script>",
		`<foreignObject/>`:                                 "the element <foreignObject>",
		`<iframe/>`:                                        "the element <iframe>",
		`<h:link xmlns:h="http://www.w3.org/1999/xhtml" rel="x"/>`:          "an HTML element (<link>)",
		`<g onload="alert(1)"/>`:                                            "an event handler (onload)",
		`<g ONCLICK="alert(1)"/>`:                                           "an event handler (ONCLICK)",
		`<a href="https://kase.kz/"/>`:                                      "a reference to another address (href)",
		`<image xlink:href="//a.kz/x.png" xmlns:xlink="x"/>`:                "a reference to another address (href)",
		`<use href="other.svg#a"/>`:                                         "a reference to another address (href)",
		`<use href="data:image/svg+xml,x"/>`:                                "a reference to another address (href)",
		`<animate attributeName="xlink:href" to="#x"/>`:                     "an animated reference (<animate>)",
		`<g title="java&#9;Script:alert(1)"/>`:                              "a script",
		`<g filter="URL( 'https://a.kz/f.svg#x')"/>`:                        "a reference to another address (filter)",
		`<g style="fill:url(#a);marker:url(b.svg)"/>`:                       "a reference to another address (style)",
		`<style>@Import "https://a.kz/a.css";</style>`:                      "a style that loads from another address",
		`<style>a{fill:red}<!-- -->b{background:url(//a.kz/a.png)}</style>`: "a style that loads from another address",
		`<style><![CDATA[a{background:url("http://a.kz/a.png")}]]></style>`: "a style that loads from another address",
		`<style>a{fill:\75rl(https://a.kz/a)}</style>`:                      "a style that loads from another address",
		`<style>\000040 \49mport "https://a.kz/a.css";</style>`:             "a style that loads from another address",
		`<style>a{fill:u<!-- -->rl(//a.kz/a)}</style>`:                      "a style that loads from another address",
		`<style>a{fill:u<![CDATA[rl(//a.kz/a)]]>}</style>`:                  "a style that loads from another address",
		`<style><g/>a{fill:url(//a.kz/a)}</style>`:                          "a style that loads from another address",
		`<style>svg{background:image-set("//a.kz/a" 1x)}</style>`:           "a style that loads from another address",
		`<g style="fill:u\72l(b.svg)"/>`:                                    "a reference to another address (style)",
		`<?xml-stylesheet type="text/xsl" href="a.xsl"?>`:                   "a style sheet from another address",
		`</svg><!DOCTYPE x [<!ENTITY a "b">]><svg xmlns="urn:x">`:           "entities",
	} {
		want = "the drawing contains " + want + "; export it as plain SVG, or as PNG"
		if got := told("plan.svg", "<svg "+ns+">"+inside+"</svg>"); got != want {
			t.Errorf("%s: %s, want %s", inside, got, want)
		}
	}
	if got := told("plan.svg", "<svg "+ns+` onload="x"/>`); !strings.Contains(got, "an event handler (onload)") {
		t.Errorf("the outermost element: %s", got)
	}
}
