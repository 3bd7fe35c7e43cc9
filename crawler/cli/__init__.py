"""What commands share: base command, operands, tables, output."""
