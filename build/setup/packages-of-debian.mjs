/**
 * What has to be there on Debian and Ubuntu. Each entry lists packages of which one is enough, the one of
 * Debian 12 first: Debian 13 and Ubuntu 24.04 renamed some for 64-bit time, and dropped others.
 * @type {Record<'app' | 'tests', readonly (readonly string[])[]>}
 */
export const debianPackages = {
  app: [
    ['libgtk-3-0', 'libgtk-3-0t64'],
    ['libnss3'],
    ['libasound2', 'libasound2t64'],
    ['libgbm1'],
    ['libxss1'],
    ['libnotify4'],
    ['libsecret-1-0'],
    ['xdg-utils'],
  ],
  tests: [
    ['xvfb'],
    ['xauth'],
    ['dbus'],
    ['dbus-x11'],
    ['openbox'],
    ['xfce4-panel'],
    ['dunst'],
    ['gnome-keyring'],
    ['at-spi2-core'],
    ['xdotool'],
    ['scrot'],
    ['xclip'],
    ['libglib2.0-bin'],
    ['fonts-dejavu-core'],
    ['adwaita-icon-theme-full', 'adwaita-icon-theme'],
    ['chromium-headless-shell', 'chromium', 'chromium-browser'],
    ['awscli'],
    ['python3-boto3'],
  ],
};
