use pyo3::{create_exception, exceptions::PyException, prelude::*};
use pythonize::{depythonize, pythonize};
use race::{Fault, Settings, Store, answer};
use serde_json::Value;
use std::env;
use tokio::runtime::{Builder, Runtime};

create_exception!(race_core, FunctionFailed, PyException, "The message says what failed and what was left behind.");

/// The whole function: made in INIT, called with each event.
#[pyclass(frozen)]
struct Function {
    runtime: Runtime,
    store: Store,
}

#[pymethods]
impl Function {
    #[new]
    fn new() -> PyResult<Function> {
        let settings = Settings::of(|name| env::var(name).ok()).map_err(failed)?;
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let store = runtime.block_on(Store::new(settings));
        Ok(Function { runtime, store })
    }

    fn __call__<'py>(&self, py: Python<'py>, event: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let event: Value = depythonize(event)?;
        let answer = py.detach(|| self.runtime.block_on(answer(&self.store, &event))).map_err(failed)?;
        Ok(pythonize(py, &answer)?)
    }
}

pub fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Function>()?;
    module.add("FunctionFailed", module.py().get_type::<FunctionFailed>())
}

fn failed(fault: Fault) -> PyErr {
    FunctionFailed::new_err(fault.to_string())
}
