//! Files that are encrypted. They were made of one file by `qpdf --encrypt`, each in another way.

use super::read::{PdfError, read};

const WORDS: &str = "A guard was shot dead in Hawija.";

#[test]
fn a_file_that_asks_for_no_password_is_read() {
    for (bytes, how) in [
        (&include_bytes!("../../../tests/import/locked/rc4-40.pdf")[..], "RC4, 40 bits"),
        (include_bytes!("../../../tests/import/locked/rc4-128.pdf"), "RC4, 128 bits"),
        (include_bytes!("../../../tests/import/locked/aes-128.pdf"), "AES, 128 bits"),
        (
            include_bytes!("../../../tests/import/locked/aes-256-r5.pdf"),
            "AES, 256 bits, revision 5",
        ),
        (
            include_bytes!("../../../tests/import/locked/aes-256-r6.pdf"),
            "AES, 256 bits, revision 6",
        ),
        (include_bytes!("../../../tests/import/locked/packed.pdf"), "objects in encrypted streams"),
        (include_bytes!("../../../tests/import/locked/metadata.pdf"), "metadata in the clear"),
    ] {
        let text = read(bytes).expect(how);
        let words: Vec<&str> = text.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(words, [WORDS], "{how}");
        assert_eq!(text.title.as_deref(), Some("Weekly Watch"), "{how}");
    }
}

#[test]
fn a_file_without_its_table_is_searched_and_opened() {
    let bytes = include_bytes!("../../../tests/import/locked/packed.pdf");
    let end = memchr::memmem::rfind(bytes, b"startxref").expect("a place");
    let text = read(bytes.get(..end).expect("a file")).expect("a file");
    assert_eq!(text.blocks.first().map(|block| block.text.as_str()), Some(WORDS));
}

#[test]
fn a_file_behind_a_password_stays_closed() {
    for bytes in [
        &include_bytes!("../../../tests/import/locked/password-128.pdf")[..],
        include_bytes!("../../../tests/import/locked/password-256.pdf"),
    ] {
        assert_eq!(read(bytes), Err(PdfError::Encrypted));
    }
}

#[test]
fn no_change_of_a_byte_in_a_closed_file_stops_the_program() {
    let bytes = include_bytes!("../../../tests/import/locked/rc4-128.pdf");
    for at in 0..bytes.len() {
        let mut changed = bytes.to_vec();
        if let Some(byte) = changed.get_mut(at) {
            *byte = b'(';
        }
        let _ = read(&changed);
    }
}
