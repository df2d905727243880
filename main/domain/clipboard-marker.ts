import type { Command } from './browser-commands.ts';

/**
 * For macOS: "concealed" by the convention of nspasteboard.org, and on this Mac alone (`NSPasteboardContentsCurrentHostOnly`), so that
 * Universal Clipboard leaves it.
 */
const onMac = `
ObjC.import('AppKit');
const data = $.NSFileHandle.fileHandleWithStandardInput.readDataToEndOfFile;
const text = $.NSString.alloc.initWithDataEncoding(data, $.NSUTF8StringEncoding);
const board = $.NSPasteboard.generalPasteboard;
board.prepareForNewContentsWithOptions(1);
board.setStringForType($(''), $('org.nspasteboard.ConcealedType'));
if (!board.setStringForType(text, $('public.utf8-plain-text'))) throw new Error('The pasteboard took no text.');
`;

/**
 * For Windows: out of the clipboard's history, of the other devices' and of the programs that watch it ("Cloud Clipboard and
 * Clipboard History Formats", Windows documentation). A double quote would not survive the command line.
 */
const onWindows = `
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Windows.Forms
$reader = New-Object System.IO.StreamReader([Console]::OpenStandardInput(), [System.Text.Encoding]::UTF8)
$data = New-Object System.Windows.Forms.DataObject
$data.SetData([System.Windows.Forms.DataFormats]::UnicodeText, $true, $reader.ReadToEnd())
foreach ($mark in 'ExcludeClipboardContentFromMonitorProcessing', 'CanIncludeInClipboardHistory', 'CanUploadToCloudClipboard') {
  $data.SetData($mark, $false, (New-Object System.IO.MemoryStream(,[byte[]](0, 0, 0, 0))))
}
[System.Windows.Forms.Clipboard]::SetDataObject($data, $true, 5, 50)
`;

/**
 * The command that puts its standard input (UTF-8) on the clipboard, marked as a secret; undefined where the system has none. On
 * Linux that is wl-clipboard, from 2.3 on, which gives KDE's hint beside the text; older ones end with an error. No stock program gives X11
 * two kinds of content at once.
 */
export function clipboardMarker(
  platform: NodeJS.Platform,
  { SystemRoot = 'C:\\Windows', WAYLAND_DISPLAY }: Readonly<Record<string, string | undefined>>,
): Command | undefined {
  if (platform === 'darwin') return ['/usr/bin/osascript', '-l', 'JavaScript', '-e', onMac];
  if (platform === 'win32') {
    const powershell = `${SystemRoot}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`;
    return [powershell, '-NoLogo', '-NoProfile', '-NonInteractive', '-STA', '-Command', onWindows];
  }
  return WAYLAND_DISPLAY ? ['wl-copy', '--sensitive'] : undefined;
}
