"""Logistic regression over a sparse matrix, with scipy alone.

scikit-learn would do, but its OpenMP library cannot be loaded into a process that already holds
the embedded store; this is the same objective and solver.
"""

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Floats = npt.NDArray[np.float64]


def fit_logistic(
    rows: csr_matrix,
    truth: npt.NDArray[np.bool_],
    weight: Floats,
    *,
    inverse_penalty: float,
    iterations: int = 60,
) -> tuple[Floats, float]:
    """Return the weights and the intercept; the intercept is not penalised."""
    sign = np.where(truth, 1.0, -1.0)
    width = rows.shape[1]
    transposed = rows.T.tocsr()

    def loss(parameters: Floats) -> tuple[float, Floats]:
        weights, intercept = parameters[:width], parameters[width]
        margin = sign * (rows @ weights + intercept)
        value = inverse_penalty * float(weight @ np.logaddexp(0, -margin))
        value += 0.5 * float(weights @ weights)
        pull = -inverse_penalty * weight * sign / (1 + np.exp(np.clip(margin, -500, 500)))
        gradient = np.append(transposed @ pull + weights, pull.sum())
        return value, gradient

    found = minimize(
        loss,
        np.zeros(width + 1),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": iterations, "ftol": 1e-8, "gtol": 1e-4},
    )
    return found.x[:width], float(found.x[width])
