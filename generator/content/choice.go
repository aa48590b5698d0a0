package content

import "cmp"

// Form is the length of a story as its author wants it shown.
type Form string

// The forms. A header that names none leaves the choice to the length of the text.
const (
	FormStory Form = "story"
	FormBrief Form = "brief" // lists show it in full
)

// Method says how a translation was made.
type Method string

// The methods. A header that names none means MethodHuman.
const (
	MethodHuman         Method = "human"
	MethodAdapted       Method = "adapted"        // written anew after the original: its blocks need not match
	MethodMachineEdited Method = "machine-edited" // by a machine, and read by the people of reviewed_by
)

// Adapted reports whether the translation is an adaptation. A nil t is no translation,
// and none of these.
func (t *Translation) Adapted() bool { return t != nil && t.Method == MethodAdapted }

// MachineEdited reports whether a machine made the translation and people read it.
func (t *Translation) MachineEdited() bool { return t != nil && t.Method == MethodMachineEdited }

// CorrectionKind says what a correction changes.
type CorrectionKind string

// The kinds. A correction that names none is a KindCorrection; see CorrectionKind.Name.
const (
	KindCorrection    CorrectionKind = "correction"
	KindClarification CorrectionKind = "clarification"
	KindUpdate        CorrectionKind = "update"
)

// Corrects says whether a correction of this kind mends a mistake. An update does not: it
// adds what has become known since.
func (k CorrectionKind) Corrects() bool { return k != KindUpdate }

// Name is the kind's word in front matter, "correction" for the empty kind.
func (k CorrectionKind) Name() string { return string(cmp.Or(k, KindCorrection)) }
