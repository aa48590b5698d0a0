package preview

import (
	"io/fs"
	"syscall"
)

// ctime returns when a file's inode last changed, in nanoseconds since 1970; 0 if it is
// not known.
func ctime(info fs.FileInfo) int64 {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return st.Ctim.Nano()
	}
	return 0
}
