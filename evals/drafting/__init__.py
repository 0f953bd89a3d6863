"""Gold questions proposed from the papers themselves, each with its evidence, for a person to accept or mend."""
