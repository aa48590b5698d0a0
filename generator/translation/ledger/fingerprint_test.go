package ledger_test

import (
	"testing"

	"qostil/generator/translation/ledger"
)

func TestRow(t *testing.T) {
	row := ledger.Fingerprint{0x3f9a, 0x81cc, 0x0a2e}
	if got := row.String(); got != "b1.3f9a.81cc.0a2e" {
		t.Error(got)
	}
	back, err := ledger.ParseFingerprint(row.String())
	if err != nil || back.String() != row.String() {
		t.Error(back, err)
	}
	for _, wrong := range []string{"", "b1", "b1.", "b1.3f9a", "b2.3f9a.81cc", "b1.3f9a.81c", "b1.3f9a.81cc.", "b1.3f9a.81cg", "b1.3f9a.+123", "3f9a.81cc"} {
		if row, err := ledger.ParseFingerprint(wrong); err == nil {
			t.Errorf("%q is %v", wrong, row)
		}
	}
}
