"""What an account plan is: frozen, validated records, one noun a module.

Every field says what it is for, gives an example, and bears a confidentiality level. Text in,
typed values out; how the text is found in files is no business of this folder.
"""
