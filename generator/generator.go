package generator

import (
	"io"
	"io/fs"

	"qostil/generator/command"
)

// Main runs the command line with its arguments and returns its exit status: 0 done,
// 1 the site has problems, 2 wrong usage. The file system holds the templates and
// static files that the program brings with it, in templates/ and static/.
func Main(args []string, out, errs io.Writer, embedded fs.FS) int {
	return command.Main(args, out, errs, embedded)
}
