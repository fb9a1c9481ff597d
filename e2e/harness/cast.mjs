// Who is who in the demo: the column of the permission table for each sign-in that it publishes.
export const CAST = {
  daumoi: 'focal',
  daumoi2: 'focal',
  chuyenvien: 'officer',
  lanhdaoso: 'head',
  'chuyenvien.khdt': 'officer',
  'giamdoc.khdt': 'head',
  vanphong: 'office',
  lanhdao: 'leader',
  vanthu: 'clerk',
  kiemtra: 'inspector',
  giamsat: 'overseer',
  kiemtoan: 'auditor',
  quantri: 'admin',
};
