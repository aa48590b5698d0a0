package fields

// Schema is the JSON Schema (draft-07, which editors know) of a value. It accepts all
// values that the readers of this package accept. It does not check what needs other
// values or files.
type Schema map[string]any

// languageRef refers to the names of the languages that the program knows, see
// Schema.File.
const languageRef = "#/definitions/language"

// WithSchema returns the key with the schema of its values.
func (k Key[T]) WithSchema(s Schema) Key[T] {
	k.Schema = s
	return k
}

// TextSchema is one line of text. YAML may read it as a number or a boolean.
func TextSchema(max int) Schema {
	return Schema{"type": []string{"string", "number", "boolean"}, "minLength": 1, "maxLength": max}
}

// WordSchema is one of a few words.
func WordSchema[W ~string](words ...W) Schema { return Schema{"enum": words} }

// PatternSchema is a text that matches a regular expression, which must be valid in
// JavaScript too.
func PatternSchema(pattern string) Schema { return Schema{"type": "string", "pattern": pattern} }

// TimeSchema is a date, with or without a time.
func TimeSchema() Schema { return PatternSchema(isoDate.String()) }

// ListSchema is a list.
func ListSchema(of Schema) Schema { return Schema{"type": "array", "items": of} }

// OneOrMoreSchema is a value, or a list of such values.
func OneOrMoreSchema(of Schema) Schema { return AnySchema(of, ListSchema(of)) }

// AnySchema is a value that is valid by any of the schemas.
func AnySchema(of ...Schema) Schema { return Schema{"anyOf": of} }

// ByLanguageSchema is a value for each language.
func ByLanguageSchema(of Schema) Schema {
	return Schema{"type": "object", "propertyNames": Schema{"$ref": languageRef}, "additionalProperties": of}
}

// FreeSchema is a mapping with arbitrary keys.
func FreeSchema() Schema { return Schema{"type": "object"} }

// ObjectSchema is a mapping with the keys of a table.
func ObjectSchema(keys []Info) Schema {
	properties := Schema{}
	required := []string{}
	for _, k := range keys {
		property := Schema{}
		for name, value := range k.Schema {
			property[name] = value
		}
		property["description"] = k.Doc
		if k.Default != "" {
			property["description"] = k.Doc + " Default: " + k.Default
		}
		properties[k.Name] = property
		if k.Required {
			required = append(required, k.Name)
		}
	}
	s := Schema{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		s["required"] = required
	}
	return s
}

// File returns the schema of a whole file, with the names of languages that its values
// refer to.
func (s Schema) File(title string, languages []string) Schema {
	whole := Schema{
		"$schema": "http://json-schema.org/draft-07/schema#", "title": title,
		"definitions": Schema{"language": WordSchema(languages...)},
	}
	for name, value := range s {
		whole[name] = value
	}
	return whole
}
