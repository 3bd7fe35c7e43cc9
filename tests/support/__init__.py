"""What tests share: servers on loopback, made texts, files and archives."""
