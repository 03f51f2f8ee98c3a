//! The core as a Python module, by PyO3.

use pyo3::prelude::*;

#[cfg(feature = "function")]
mod function;

/// Other Python threads go on meanwhile.
#[pyfunction]
fn xorshift64(py: Python<'_>, thousands: u32) -> String {
    py.detach(|| race::xorshift64(thousands))
}

#[pymodule]
fn race_core(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(xorshift64, module)?)?;
    #[cfg(feature = "function")]
    function::add(module)?;
    Ok(())
}
