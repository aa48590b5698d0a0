package imagefile_test

import (
	"strings"
	"testing"

	"qostil/generator/picture/imagefile"
)

// TestStripSVG: what is published of a drawing says nothing of who drew it, with what and
// where; what is drawn stays as it was, byte by byte.
func TestStripSVG(t *testing.T) {
	head := "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<!DOCTYPE svg>\n"
	for what, c := range map[string]struct{ in, want string }{
		"words":     {`<svg ` + ns + `><text>Порт<tspan> Актау</tspan> растёт</text></svg>`, ""},
		"plain":     {head + `<svg ` + ns + ` width='3' height = "2"><title>План</title><g fill="a>b"/></svg>`, ""},
		"comments":  {`<svg ` + ns + `><!-- secret --><style>a{fill:red}<!-- secret --></style><![CDATA[<!-- words -->]]></svg><!-- secret -->`, `<svg ` + ns + `><style>a{fill:red}</style><![CDATA[<!-- words -->]]></svg>`},
		"metadata":  {`<svg ` + ns + `><metadata id="m"><g><metadata/>secret</g><!-- secret --></metadata><desc>План</desc><metadata/></svg>`, `<svg ` + ns + `><desc>План</desc></svg>`},
		"packets":   {head + `<?xpacket begin="secret"?><svg ` + ns + `/>`, head + `<svg ` + ns + `/>`},
		"no editor": {`<svg ` + ns + ` xmlns:xlink="http://www.w3.org/1999/xlink" xml:space="preserve"><use xlink:href="#a" id="a"/></svg>`, ""},
		"an editor": {
			`<svg` + "\n\t" + `xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"` + "\n\t" + ns + ` inkscape:export-filename='/home/secret/"a=b.png' viewBox="0 0 3 2"` + "\n" + `sodipodi:docname = "secret>.svg" xmlns:sodipodi="urn:sodipodi">` +
				`<sodipodi:namedview><inkscape:grid units="secret"/></sodipodi:namedview><path d="M0 0" inkscape:label="secret"/></svg>`,
			`<svg` + "\n\t" + ns + ` viewBox="0 0 3 2"><path d="M0 0"/></svg>`,
		},
		"its default namespace": {`<svg ` + ns + `><view xmlns="urn:editor" a="secret"><b/></view><g/></svg>`, `<svg ` + ns + `><g/></svg>`},
		"a prefix for SVG":      {`<s:svg xmlns:s="http://www.w3.org/2000/svg" xmlns:e="urn:e"><s:metadata>secret</s:metadata><e:a/><s:g e:b="secret" id="g"/></s:svg>`, `<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:g id="g"/></s:svg>`},
	} {
		want := c.want
		if want == "" {
			want = c.in
		}
		if got := told("plan.svg", c.in); !strings.HasSuffix(got, " image/svg+xml") {
			t.Errorf("%s: %s", what, got)
			continue
		}
		if got, err := imagefile.SVG.Strip([]byte(c.in)); string(got) != want || err != nil {
			t.Errorf("%s: got\n%s\nwant\n%s\n%v", what, got, want, err)
		}
	}
}
