"""Acts of this app: they follow what others publish and withdraw, so they ask for no duty."""
