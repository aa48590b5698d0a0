// Package workspace is the folder of a site on this computer's disk, and the programs
// that are installed on it.
//
// A [Folder] reads and writes files below one folder; no link leads out of it. It holds
// the lock that keeps two builds apart, the cache of pictures, and the addresses at which
// stories have been published. What the program may lose is in .qostil/ of the folder,
// which git ignores.
//
// [History] reads earlier versions of a file from git, [Encoders] returns the programs
// that encode pictures, [FindPagefind] the one that makes search indexes, and
// [OpenBrowser] shows an address. Other packages start no programs: the command line
// hands these to them as functions.
//
// [CheckOutput] says whether a folder may be published into, and [Folder.SitePath]
// converts paths of the command line.
package workspace
