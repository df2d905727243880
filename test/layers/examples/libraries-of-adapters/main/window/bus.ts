export const bus = async () => (await import('@jellybrick/dbus-next')).sessionBus();
