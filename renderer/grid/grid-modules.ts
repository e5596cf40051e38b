/** The parts of AG Grid Community that the plan needs, registered once; the rest stays out of the bundle. */
import {
  AlignedGridsModule,
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  CustomEditorModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
} from 'ag-grid-community'
import { RowDrawingModule } from './drawing/row-drawing'

ModuleRegistry.registerModules([
  AlignedGridsModule,
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  CustomEditorModule,
  RenderApiModule,
  RowApiModule,
  RowDrawingModule,
  RowStyleModule,
  ScrollApiModule,
])
