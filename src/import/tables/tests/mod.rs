//! Tables in the layouts of the known databases and of one that nobody foresaw, in every container, and
//! tables that mean harm.

mod containers;
mod cutting;
mod databases;
mod hostile;
mod sample;
